//! The Brief as text and as JSON: views of one value, [`outlook::Brief`]; whatever one shows, the others hold.
//!
//! [`first_screen`] is what `placet brief` prints: one screen that stands alone. [`whole`] is everything (`--full`).
//! [`json`] follows the documented, versioned schema. `words` turns numbers and settings into words; `layout` sets lines.

mod full;
pub mod json;
mod layout;
mod screen;
mod whatif;
mod words;

pub use full::whole;
pub use screen::first_screen;
pub use whatif::what_if;
pub use words::date;
