//! kit-report
