//! `LANDGANG_CIVIL_LISTEN=…` goes over `[civil] listen = …`.

use toml::{Table, Value};

const SECTIONS: [&str; 5] = ["house", "front", "municipality", "civil", "research"];

/// Puts the variables `LANDGANG_<SECTION>_<SETTING>` over the file. Others that begin with `LANDGANG_` are not ours.
///
/// # Errors
/// If a value is no number where the setting wants one; the words name the variable.
pub(crate) fn with_environment(
    mut table: Table,
    environment: impl Iterator<Item = (String, String)>,
) -> Result<Table, String> {
    for (name, value) in environment {
        let Some(rest) = name.strip_prefix("LANDGANG_") else {
            continue;
        };
        let lower = rest.to_lowercase();
        let Some((section, setting)) = lower.split_once('_') else {
            continue;
        };
        if !SECTIONS.contains(&section) {
            continue;
        }
        let value = match setting {
            "user" | "letters_group" | "backup_minutes" => Value::Integer(
                value
                    .parse()
                    .map_err(|_e| format!("{name} must be a number, as of `id -u`"))?,
            ),
            "demo" | "large" => return Err(format!("{name}: only `landgang demo` makes a demo")),
            _ => Value::String(value),
        };
        match table
            .entry(section)
            .or_insert_with(|| Value::Table(Table::new()))
        {
            Value::Table(inner) => {
                inner.insert(setting.to_owned(), value);
            }
            _ => return Err(format!("[{section}] must be a section")),
        }
    }
    Ok(table)
}
