//! How the window looks: colours, sizes, fonts and icons, in one place.

pub mod brand;
pub mod fonts;
pub mod icons;
mod style;
mod tokens;

pub use style::apply;
pub use tokens::{Tokens, programme_colour, size, space};
