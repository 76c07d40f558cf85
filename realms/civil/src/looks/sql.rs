//! Statements about the months of the log of looks, and its counts.

kit_store::statements! {
    /// The secret of a month.
    pub(crate) MONTH = "SELECT id, secret FROM look_month WHERE month = $1";
    /// Every month that can still be led back.
    pub(crate) MONTHS = "SELECT id, secret FROM look_month ORDER BY month DESC";
    /// A new month.
    pub(crate) INSERT_MONTH = "INSERT INTO look_month (month, id, secret) VALUES ($1, $2, $3) ON CONFLICT (month) DO NOTHING";
    /// Months before this one.
    pub(crate) OLD_MONTHS = "SELECT id FROM look_month WHERE month < $1";
    /// Forgets the months before this one.
    pub(crate) FORGET_MONTHS = "DELETE FROM look_month WHERE month < $1";
    /// Counts lines that go.
    pub(crate) COUNT = "INSERT INTO look_count (day, role, action, resource, times) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (day, role, action, resource) DO UPDATE SET times = look_count.times + excluded.times";
}
