//! How long a session lasts, by role.

/// How long a session lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionRule {
    /// Standing still ends it after this many minutes.
    pub idle_min: i64,
    /// It ends after this many minutes whatever happens.
    pub absolute_min: i64,
    /// Whether the cookie goes with the browser.
    pub with_browser: bool,
}

impl SessionRule {
    /// Staff at their desk (SAFETY.md §6.3): 30 minutes' rest, 12 hours, gone with the browser.
    pub const DESK: Self = Self {
        idle_min: 30,
        absolute_min: 12 * 60,
        with_browser: true,
    };
    /// A screen that the whole house uses, lying on a table: 10 minutes' rest, 4 hours.
    pub const SHARED: Self = Self {
        idle_min: 10,
        absolute_min: 4 * 60,
        with_browser: true,
    };
    /// A companion on a telephone of her own: 14 days' rest, 90 days.
    pub const COMPANION: Self = Self {
        idle_min: 14 * 24 * 60,
        absolute_min: 90 * 24 * 60,
        with_browser: false,
    };
    /// A researcher: 15 minutes' rest, 8 hours.
    pub const RESEARCH: Self = Self {
        idle_min: 15,
        absolute_min: 8 * 60,
        with_browser: true,
    };
    /// Whoever came by a link and is to make a way in of their own: half an hour, whatever happens.
    pub const REGISTER: Self = Self {
        idle_min: 15,
        absolute_min: 30,
        with_browser: true,
    };
    /// Where nobody signs in.
    pub const NOBODY: Self = Self {
        idle_min: 0,
        absolute_min: 0,
        with_browser: true,
    };
    /// Whoever runs the installation: 15 minutes' rest, 4 hours.
    pub const OPERATOR: Self = Self {
        idle_min: 15,
        absolute_min: 4 * 60,
        with_browser: true,
    };
}

#[cfg(test)]
mod tests {
    use super::SessionRule;

    /// The table of SAFETY.md §6.3, in minutes: idle, absolute, gone with the browser.
    #[test]
    fn each_role_rests_and_ends_as_the_table_says() {
        let rows = [
            (SessionRule::DESK, (30, 720, true)),
            (SessionRule::SHARED, (10, 240, true)),
            (SessionRule::COMPANION, (20_160, 129_600, false)),
            (SessionRule::RESEARCH, (15, 480, true)),
            (SessionRule::OPERATOR, (15, 240, true)),
            (SessionRule::REGISTER, (15, 30, true)),
            (SessionRule::NOBODY, (0, 0, true)),
        ];
        for (rule, row) in rows {
            assert_eq!((rule.idle_min, rule.absolute_min, rule.with_browser), row);
        }
    }
}
