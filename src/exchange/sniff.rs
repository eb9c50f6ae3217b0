//! Which source a file is of, by its beginning.

/// A sort of file that can be imported.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SourceKind {
    /// The reference file of the EU Funding & Tenders Portal.
    FtPortal,
}

impl SourceKind {
    /// All of them.
    pub const ALL: [Self; 1] = [Self::FtPortal];

    /// Its name in commands and in origins.
    pub fn key(self) -> &'static str {
        match self {
            Self::FtPortal => super::ft_portal::SOURCE,
        }
    }

    /// The sort of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// How many bytes of a file are enough for [`sniff`].
pub const SNIFF_LENGTH: usize = 4096;

/// Tells the sort of a file by its first [`SNIFF_LENGTH`] bytes, or all of them where it has fewer; none where it is
/// no sort that is known.
pub fn sniff(head: &[u8]) -> Option<SourceKind> {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let is_object = head.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    let has = |key: &str| memchr::memmem::find(head, key.as_bytes()).is_some();
    (is_object && (has("\"fundingData\"") || has("\"GrantTenderObj\""))).then_some(SourceKind::FtPortal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_portals_file_is_known_by_its_beginning_and_others_are_not() {
        for head in [
            "{\"fundingData\": {\"GrantTenderObj\": [",
            "\u{feff}\n {\n \"generated\": \"2026-11-01\",\n \"fundingData\" : {",
        ] {
            assert_eq!(sniff(head.as_bytes()), Some(SourceKind::FtPortal), "{head}");
        }
        for head in ["", "[\"fundingData\"]", "{\"format\": \"brobygger\"}", "PK\u{3}\u{4}", "<html>fundingData"] {
            assert_eq!(sniff(head.as_bytes()), None, "{head}");
        }
    }

    #[test]
    fn every_sort_is_found_by_its_name() {
        for kind in SourceKind::ALL {
            assert_eq!(SourceKind::from_key(kind.key()), Some(kind));
        }
    }
}
