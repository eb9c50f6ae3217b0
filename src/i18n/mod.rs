//! Words.
/// Folds.
pub fn fold(text: &str) -> String {
    text.to_lowercase()
}
/// L.
pub enum Lang {
    /// E
    En,
}
/// C.
pub fn country_name(_: Lang, code: &str) -> Option<&'static str> {
    (code.len() == 2).then_some("x")
}
