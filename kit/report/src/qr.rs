//! QR codes: the same for everybody who gets the same address (VH-20).

use crate::ReportError;
use fast_qr::{ECL, QRBuilder};
use std::fmt::Write as _;

/// Empty modules around a code; the standard asks for four.
const QUIET: usize = 4;

/// A QR code as dark and light modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Code {
    rows: Vec<Vec<bool>>,
}

/// A run of dark modules in one row.
pub(crate) struct Run {
    pub(crate) row: usize,
    pub(crate) start: usize,
    pub(crate) length: usize,
}

impl Code {
    /// Encodes an address so that a quarter of the code may be worn or stained.
    ///
    /// # Errors
    /// [`ReportError::TooMuchForQr`] for an address beyond about 1,600 bytes.
    pub(crate) fn of(url: &str) -> Result<Self, ReportError> {
        let code = QRBuilder::new(url).ecl(ECL::Q).build().map_err(|source| {
            ReportError::TooMuchForQr {
                bytes: url.len(),
                source,
            }
        })?;
        Ok(Self {
            rows: (0..code.size)
                .map(|row| code[row].iter().map(|module| module.value()).collect())
                .collect(),
        })
    }

    /// Modules along one side, without the quiet zone.
    pub(crate) fn modules(&self) -> usize {
        self.rows.len()
    }

    /// Side of one module, when the code without its quiet zone is `size` wide.
    pub(crate) fn module(&self, size: f32) -> f32 {
        size / count(self.modules())
    }

    /// Dark modules, joined along rows so that no hairline shows between them.
    pub(crate) fn runs(&self) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for (row, modules) in self.rows.iter().enumerate() {
            for (column, dark) in modules.iter().enumerate() {
                if !dark {
                    continue;
                }
                match runs.last_mut() {
                    Some(run) if run.row == row && run.start + run.length == column => {
                        run.length += 1;
                    }
                    _ => runs.push(Run {
                        row,
                        start: column,
                        length: 1,
                    }),
                }
            }
        }
        runs
    }
}

/// A number of modules as a length; a QR code has at most 177.
pub(crate) fn count(modules: usize) -> f32 {
    u16::try_from(modules).map_or(f32::from(u16::MAX), f32::from)
}

/// A QR code for a page: an SVG picture with the name `title`, without styles or scripts (SAFETY.md 6.4).
///
/// `url` is the address to open, `title` is what a screen reader says. The picture is black on white in dark
/// mode too, has its quiet zone of four modules, and is identical for identical input (VH-20).
/// Its natural size is four pixels a module; the page's own style sheet may give it another.
///
/// # Errors
/// [`ReportError::TooMuchForQr`] when the address does not fit.
pub fn qr_svg(url: &str, title: &str) -> Result<String, ReportError> {
    let code = Code::of(url)?;
    let side = code.modules() + 2 * QUIET;
    let name = escape(title);
    let mut path = String::new();
    for run in code.runs() {
        let (x, y) = (run.start + QUIET, run.row + QUIET);
        // Writing into a String cannot fail.
        let _ = write!(path, "M{x} {y}h{length}v1h-{length}z", length = run.length);
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\" role=\"img\" aria-label=\"{name}\" \
         width=\"{pixels}\" height=\"{pixels}\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <title>{name}</title><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/>\
         <path fill=\"#000\" d=\"{path}\"/></svg>",
        pixels = side * 4,
    ))
}

/// Text made safe inside an element and inside a quoted attribute.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            control if control.is_control() => safe.push(' '),
            plain => safe.push(plain),
        }
    }
    safe
}
