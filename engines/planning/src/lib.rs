//! engine-planning
