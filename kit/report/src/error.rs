//! What can go wrong between plain values and paper.

use krilla::error::KrillaError;

/// Why no paper came out. None of these is caused by a reader's choice except [`ReportError::TooMuchForQr`];
/// they are logged at the edge, never shown.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// One of the two faces under `data/fonts/` could not be read.
    #[error("the vendored font {face} could not be read")]
    Font {
        /// Which of the two faces: `regular` or `bold`.
        face: &'static str,
    },
    /// The address is longer than a QR code can hold.
    #[error("an address of {bytes} bytes does not fit into a QR code")]
    TooMuchForQr {
        /// Length of the address in bytes.
        bytes: usize,
        /// What the encoder said.
        #[source]
        source: fast_qr::qr::QRCodeError,
    },
    /// Without a language a screen reader speaks the document in whatever voice it has.
    #[error("the document has no language")]
    NoLanguage,
    /// A size that is not a finite positive number reached the page geometry.
    #[error("the page geometry holds a size that cannot be drawn")]
    Geometry,
    /// The rules of PDF/UA-1 and the chosen PDF version exclude each other.
    #[error("the PDF configuration contradicts itself: {reason}")]
    Configuration {
        /// What the PDF writer said; it is not a `std::error::Error`.
        reason: String,
    },
    /// The PDF writer refused the document, for example because it breaks PDF/UA-1.
    #[error("the PDF could not be written")]
    Pdf(#[source] KrillaError),
}
