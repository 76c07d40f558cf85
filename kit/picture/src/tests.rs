//! Made pictures: what comes out has the points of what came in, and nothing else.

use image::{ImageEncoder as _, Rgb, RgbImage, codecs::png::PngEncoder};

use super::*;

/// Four fields of colour, so that turning is seen: red, green, blue and white from the upper left.
fn fields(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        match (x < width / 2, y < height / 2) {
            (true, true) => Rgb([220, 20, 20]),
            (false, true) => Rgb([20, 180, 20]),
            (true, false) => Rgb([20, 20, 220]),
            (false, false) => Rgb([250, 250, 250]),
        }
    })
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, 90)
        .encode_image(picture)
        .unwrap();
    out
}

fn png(picture: &RgbImage) -> Vec<u8> {
    let mut out = Vec::new();
    PngEncoder::new(&mut out)
        .write_image(
            picture,
            picture.width(),
            picture.height(),
            ExtendedColorType::Rgb8,
        )
        .unwrap();
    out
}

/// A camera's remarks: how it was held, and where. Written by hand, as the standard has it.
fn remarks(held: u8) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x02".to_vec();
    // Orientation: one short.
    tiff.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, held, 0, 0]);
    // Who took it: sixteen letters, further down.
    tiff.extend([0x01, 0x3B, 0, 2, 0, 0, 0, 16, 0, 0, 0, 38]);
    tiff.extend([0, 0, 0, 0]);
    tiff.extend(b"GPS 55.67N 12.5E\0\0");
    let mut segment = b"Exif\0\0".to_vec();
    segment.extend(tiff);
    segment
}

/// A JPEG with a camera's remarks in front.
fn from_a_camera(picture: &RgbImage, held: u8) -> Vec<u8> {
    let (file, remarks) = (jpeg(picture), remarks(held));
    let length = u16::try_from(remarks.len() + 2).unwrap().to_be_bytes();
    let mut out = file[..2].to_vec();
    out.extend([0xFF, 0xE1, length[0], length[1]]);
    out.extend(remarks);
    out.extend(&file[2..]);
    out
}

fn seen(file: &[u8]) -> RgbImage {
    let reader = ImageReader::with_format(Cursor::new(file), ImageFormat::Jpeg);
    reader.decode().unwrap().into_rgb8()
}

/// The colour in a quarter, by its strongest part: `r`, `g`, `b`, or `w` for all.
fn quarters(picture: &RgbImage) -> String {
    let near = |x: u32, y: u32| match picture.get_pixel(x, y).0 {
        [r, g, b] if r > 200 && g > 200 && b > 200 => 'w',
        [r, g, b] if r > g && r > b => 'r',
        [_, g, b] if g > b => 'g',
        _ => 'b',
    };
    let (low, high) = (SIDE / 4, SIDE / 4 * 3);
    [(low, low), (high, low), (low, high), (high, high)]
        .map(|(x, y)| near(x, y))
        .iter()
        .collect()
}

fn holds(file: &[u8], word: &[u8]) -> bool {
    file.windows(word.len()).any(|part| part == word)
}

/// PS-3, HE-5: a square of one size comes out, from the middle, whatever the shape was.
#[test]
fn whatever_the_shape_a_square_from_the_middle_comes_out() {
    for file in [
        jpeg(&fields(900, 600)),
        png(&fields(600, 900)),
        png(&fields(7, 7)),
        png(&fields(1, 1)),
    ] {
        let out = portrait(&file).unwrap();
        let small = seen(&out);
        assert_eq!((small.width(), small.height()), (SIDE, SIDE));
        assert!(out.len() <= MOST, "{}", out.len());
    }
    // Left and right of the middle are gone: only the two colours of the middle are there.
    let wide = RgbImage::from_fn(900, 300, |x, _| {
        Rgb(if (300..600).contains(&x) {
            [20, 20, 220]
        } else {
            [220, 20, 20]
        })
    });
    assert_eq!(quarters(&seen(&portrait(&png(&wide)).unwrap())), "bbbb");
}

/// PS-3: what the camera wrote – where, when, whose it is – is not in what is kept, and not even a place for it.
#[test]
fn nothing_that_the_camera_wrote_is_kept() {
    let brought = from_a_camera(&fields(400, 400), 1);
    assert!(holds(&brought, b"GPS 55.67N") && holds(&brought, b"Exif"));
    let out = portrait(&brought).unwrap();
    assert!(!holds(&out, b"GPS") && !holds(&out, b"Exif"));
    // Segments for remarks of any kind: E1 to EF, and FE.
    let mut at = 2;
    while out[at + 1] != 0xDA {
        assert!(
            !matches!(out[at + 1], 0xE1..=0xEF | 0xFE),
            "{:x}",
            out[at + 1]
        );
        at += 2 + usize::from(u16::from_be_bytes([out[at + 2], out[at + 3]]));
    }
}

/// PS-3: a face stands upright however the telephone was held.
#[test]
fn a_picture_is_turned_as_the_camera_was_held() {
    for (held, expected) in [
        (1, "rgbw"),
        (2, "grwb"),
        (3, "wbgr"),
        (4, "bwrg"),
        (5, "rbgw"),
        (6, "brwg"),
        (7, "wgbr"),
        (8, "gwrb"),
        // Not one of the eight.
        (77, "rgbw"),
    ] {
        let out = portrait(&from_a_camera(&fields(640, 480), held)).unwrap();
        assert_eq!(quarters(&seen(&out)), expected, "held {held}");
    }
}

/// What one can see through is white, not black.
#[test]
fn behind_what_is_clear_is_white() {
    let mut clear = Vec::new();
    PngEncoder::new(&mut clear)
        .write_image(&[0; 4 * 16 * 16], 16, 16, ExtendedColorType::Rgba8)
        .unwrap();
    assert_eq!(quarters(&seen(&portrait(&clear).unwrap())), "wwww");
}

#[test]
fn what_is_no_picture_is_refused_with_its_reason() {
    assert_eq!(portrait(b""), Err(Fault::Empty));
    assert_eq!(portrait(&vec![0xFF; LARGEST + 1]), Err(Fault::TooLarge));
    for other in [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>".as_slice(),
        b"%PDF-1.7",
        b"GIF89a\x01\0\x01\0",
        b"hej",
        b"\0",
    ] {
        assert_eq!(portrait(other), Err(Fault::Kind), "{other:?}");
    }
}

/// A few bytes that promise a billion points are turned away before any memory is asked for.
#[test]
fn a_small_file_that_says_it_is_huge_is_refused() {
    let mut bomb = png(&fields(8, 8));
    for (width, height) in [(60_000_u32, 60_000_u32), (9_999, 9_999), (9_000, 5_000)] {
        bomb[16..20].copy_from_slice(&width.to_be_bytes());
        bomb[20..24].copy_from_slice(&height.to_be_bytes());
        let sum = crc(&bomb[12..29]).to_be_bytes();
        bomb[29..33].copy_from_slice(&sum);
        assert_eq!(portrait(&bomb), Err(Fault::TooManyPoints), "{width}");
    }
    // A JPEG says it in its frame; one that comes in turns may be a quarter as large.
    let mut large = jpeg(&fields(16, 16));
    let frame = large
        .windows(2)
        .position(|two| two == [0xFF, 0xC0])
        .unwrap();
    large[frame + 5..frame + 9].copy_from_slice(&[0x20, 0, 0x20, 0]);
    assert_eq!(portrait(&large), Err(Fault::TooManyPoints));
    large[frame + 5..frame + 9].copy_from_slice(&[0x0A, 0, 0x0A, 0]);
    large[frame + 1] = 0xC2;
    assert_eq!(portrait(&large), Err(Fault::TooManyPoints));
}

/// The check sum of a PNG's part, as its standard has it.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 {
                (sum >> 1) ^ 0xEDB8_8320
            } else {
                sum >> 1
            }
        })
    })
}

/// Wherever a file is cut, an answer comes: a picture that is whole enough, or a reason. A PNG that lost its end is none.
#[test]
fn a_file_that_is_cut_anywhere_is_answered() {
    for whole in [jpeg(&fields(64, 48)), png(&fields(64, 48))] {
        for cut in (0..whole.len()).step_by(3) {
            if let Ok(out) = portrait(&whole[..cut]) {
                assert_eq!(seen(&out).width(), SIDE, "{cut}");
            }
        }
    }
    let whole = png(&fields(640, 480));
    assert_eq!(portrait(&whole[..whole.len() / 2]), Err(Fault::Broken));
}

/// Noise is worse to write small than any face; it comes out in the same room.
#[test]
fn what_comes_out_always_finds_room() {
    let mut state = 1_u32;
    let noise = RgbImage::from_fn(SIDE, SIDE, |_, _| {
        Rgb([0; 3].map(|_: u8| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        }))
    });
    let out = portrait(&png(&noise)).unwrap();
    assert!((10_000..=MOST).contains(&out.len()), "{}", out.len());
}

/// The same file gives the same bytes: no clock, no chance.
#[test]
fn the_same_picture_is_the_same_bytes() {
    let file = jpeg(&fields(300, 300));
    assert_eq!(portrait(&file), portrait(&file));
    assert!(portrait(&file).is_ok());
}
