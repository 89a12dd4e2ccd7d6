//! The Brief as text, as JSON, as a page and as pictures: views of one value, [`outlook::Brief`]; whatever one shows, the others
//! hold.
//!
//! [`first_screen`] is what `placet brief` prints: one screen that stands alone. [`whole`] is everything (`--full`).
//! [`json`] follows the documented, versioned schema. [`page`] is the same as one self-contained HTML file, with the pictures of
//! [`scene`]; `basis` says where each of its numbers leads, `formula` tells what must happen for a path. [`figures`] are pictures
//! that stand alone. `words` turns numbers and settings into words; `layout` sets lines.

mod basis;
pub mod figures;
mod forces;
mod formula;
mod full;
mod given;
mod html;
mod insight;
pub mod json;
mod layout;
mod reactions;
pub mod scene;
mod score;
mod screen;
mod sittings;
mod whatif;
mod why;
mod words;

pub use full::whole;
pub use given::given;
pub use html::page;
pub use layout::wrap;
pub use reactions::reactions;
pub use score::{score, together};
pub use screen::first_screen;
pub use whatif::what_if;
pub use why::why;
pub use words::date;
