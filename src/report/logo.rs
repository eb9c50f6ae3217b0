//! Whether an office's logo can stand on the page.

use typst::foundations::Datetime;
use typst_pdf::Timestamp;

use super::world::{Desk, compiled, exported};
use super::{Logo, LogoFormat};
use crate::jobs::Progress;

/// The most bytes a logo's file may have.
const MAX_BYTES: usize = 2_000_000;

/// The most pixels a logo may have: a few bytes can claim gigabytes.
const MAX_PIXELS: u64 = 40_000_000;

/// Tries the logo on an empty page, all the way to the PDF, so that a bad one never spoils a report.
///
/// # Errors
/// The reason in a few English words.
pub(crate) fn check(logo: &Logo) -> Result<(), String> {
    if logo.bytes.len() > MAX_BYTES {
        return Err(format!("its file is larger than {} MB", MAX_BYTES / 1_000_000));
    }
    let pixels = match logo.format {
        LogoFormat::Png => png_size(&logo.bytes),
        LogoFormat::Jpeg => jpeg_size(&logo.bytes),
        LogoFormat::Svg => Some((1, 1)),
    };
    let Some((width, height)) = pixels else { return Err("it is not a picture of the kind it says".to_owned()) };
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(format!("it has {width} x {height} pixels"));
    }
    let desk = Desk::for_logo(logo, &Progress::new()).ok_or("the page's parts cannot be read")?;
    let document = compiled(&desk)?;
    exported(&document, noon()).map(drop)
}

/// Any moment: the standards ask for one.
fn noon() -> Option<Timestamp> {
    Datetime::from_ymd_hms(2000, 1, 1, 12, 0, 0).map(Timestamp::new_utc)
}

/// Width and height from a PNG file's first chunk (W3C PNG, 11.2.1).
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?.get(8..16)?;
    let (width, height) = header.split_at_checked(4)?;
    Some((u32::from_be_bytes(width.try_into().ok()?), u32::from_be_bytes(height.try_into().ok()?)))
}

/// Width and height from a JPEG file's start of frame (ITU-T T.81, B.2.2).
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        let &[0xff, marker, high, low, ..] = rest else { return None };
        match marker {
            0xff => rest = rest.get(1..)?,
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                let &[a, b, c, d] = rest.get(5..9)? else { return None };
                return Some((u32::from(u16::from_be_bytes([c, d])), u32::from(u16::from_be_bytes([a, b]))));
            }
            _ => rest = rest.get(2 + usize::from(u16::from_be_bytes([high, low]))..)?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn logo(bytes: &[u8], format: LogoFormat) -> Logo {
        Logo { bytes: bytes.to_vec(), format, alt: "Logo".to_owned() }
    }

    #[test]
    fn sizes_are_read_before_a_picture_is_unpacked() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend_from_slice(&100_000_u32.to_be_bytes());
        png.extend_from_slice(&90_000_u32.to_be_bytes());
        assert_eq!(check(&logo(&png, LogoFormat::Png)), Err("it has 100000 x 90000 pixels".to_owned()));
        let jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc2\x00\x11\x08\xff\xff\xff\xff\x03";
        assert_eq!(check(&logo(jpeg, LogoFormat::Jpeg)), Err("it has 65535 x 65535 pixels".to_owned()));
    }

    #[test]
    fn what_is_no_picture_gives_a_reason() {
        for format in [LogoFormat::Png, LogoFormat::Jpeg, LogoFormat::Svg] {
            for bytes in [&b""[..], b"hello", b"\xff\xd8\xff\xe0\xff\xff", b"\x89PNG\r\n\x1a\n", b"<svg"] {
                assert!(check(&logo(bytes, format)).is_err(), "{format:?} {bytes:?}");
            }
        }
        let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="4" height="4" fill="#1D5BB8"/></svg>"##;
        assert_eq!(check(&logo(svg, LogoFormat::Svg)), Ok(()));
    }
}
