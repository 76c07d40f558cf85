//! engine-search
