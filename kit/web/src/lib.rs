//! kit-web
