#![doc = include_str!("../README.md")]

mod weight;

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{
    ColorType, DynamicImage, ExtendedColorType, GenericImageView as _, ImageDecoder, ImageError,
    ImageFormat, ImageReader, Limits, Pixel as _, Rgb, RgbImage, Rgba, imageops,
};

/// The most bytes that are looked at.
pub const LARGEST: usize = 5 * 1024 * 1024;
/// What a portrait is in the end, in points each way.
pub const SIDE: u32 = 320;
/// The most points in a line, and the most lines: a telephone's picture has fewer.
const WIDEST: u32 = 10_000;
/// The most memory that the points of one may take: twelve million in colour, as a telephone takes them. A small file can
/// say that it is a huge picture.
const MEMORY: u64 = 40 * 1024 * 1024;
/// The most bytes that come out, so that one can lie sealed in a row.
pub const MOST: usize = 45 * 1024;
/// The first is good enough for a face, and some twenty kilobytes; the others are for what is no face but noise.
const QUALITIES: [u8; 4] = [82, 60, 30, 5];

/// Why a file was not taken.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone, Copy)]
pub enum Fault {
    /// Nothing was chosen.
    #[error("no file was chosen")]
    Empty,
    /// More than [`LARGEST`] bytes.
    #[error("the file is too large")]
    TooLarge,
    /// Neither JPEG nor PNG.
    #[error("the file is no JPEG or PNG")]
    Kind,
    /// More points than a telephone's picture has.
    #[error("the picture has too many points")]
    TooManyPoints,
    /// It says that it is a picture, and cannot be read as one.
    #[error("the picture cannot be read")]
    Broken,
}

/// A square JPEG of [`SIDE`] points from the middle of what was brought, turned as the camera was held, and with nothing
/// in it that the camera wrote: no place, no time, no name.
///
/// # Errors
/// The file is not one that is taken.
pub fn portrait(file: &[u8]) -> Result<Vec<u8>, Fault> {
    let (whole, turned) = read(file)?;
    // The middle square stays the middle square however it is turned, so that the small one is turned and not the large.
    let side = whole.width().min(whole.height());
    let (left, top) = ((whole.width() - side) / 2, (whole.height() - side) / 2);
    let square = whole.view(left, top, side, side);
    let small = imageops::thumbnail(&*square, SIDE, SIDE);
    drop(whole);
    let mut small = DynamicImage::ImageRgb8(RgbImage::from_fn(SIDE, SIDE, |x, y| {
        on_white(*small.get_pixel(x, y))
    }));
    small.apply_orientation(turned);
    written(&small)
}

/// Only the points are written: no profile, no remark, no place.
fn written(picture: &DynamicImage) -> Result<Vec<u8>, Fault> {
    for quality in QUALITIES {
        let mut out = Vec::new();
        JpegEncoder::new_with_quality(&mut out, quality)
            .encode(
                picture.as_bytes(),
                picture.width(),
                picture.height(),
                ExtendedColorType::from(ColorType::Rgb8),
            )
            .map_err(|fault| told(&fault))?;
        if out.len() <= MOST {
            return Ok(out);
        }
    }
    Err(Fault::TooLarge)
}

/// What one can see through is white behind: a JPEG knows no other.
fn on_white(point: Rgba<u8>) -> Rgb<u8> {
    let mut paper = Rgba([255; 4]);
    paper.blend(&point);
    paper.to_rgb()
}

fn read(file: &[u8]) -> Result<(DynamicImage, image::metadata::Orientation), Fault> {
    if file.is_empty() {
        return Err(Fault::Empty);
    }
    if file.len() > LARGEST {
        return Err(Fault::TooLarge);
    }
    let format = match image::guess_format(file) {
        Ok(format @ (ImageFormat::Jpeg | ImageFormat::Png)) => format,
        _ => return Err(Fault::Kind),
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(WIDEST);
    limits.max_image_height = Some(WIDEST);
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|fault| told(&fault))?;
    let (width, height) = decoder.dimensions();
    let heavy = format == ImageFormat::Jpeg && weight::comes_in_turns(file);
    let bytes = decoder
        .total_bytes()
        .saturating_mul(if heavy { weight::IN_TURNS } else { 1 });
    if bytes > MEMORY {
        return Err(Fault::TooManyPoints);
    }
    if width == 0 || height == 0 {
        return Err(Fault::Broken);
    }
    // A picture whose camera said nothing, or nonsense, of how it was held lies as it lies.
    let turned = decoder
        .orientation()
        .unwrap_or(image::metadata::Orientation::NoTransforms);
    let whole = DynamicImage::from_decoder(decoder).map_err(|fault| told(&fault))?;
    Ok((whole, turned))
}

fn told(fault: &ImageError) -> Fault {
    match fault {
        ImageError::Limits(_) => Fault::TooManyPoints,
        ImageError::Unsupported(_) => Fault::Kind,
        _ => Fault::Broken,
    }
}

#[cfg(test)]
mod tests;
