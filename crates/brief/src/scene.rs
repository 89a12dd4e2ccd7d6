//! Scenes: what the Brief and the bodies look like, as plain values that [`picture`] draws.
//!
//! Each scene has a small input of its own, so that a page, a command and a test can ask for it: `strip` sets prospects on the
//! common scale from 0 to 100 %, as fifty dots; `rows` puts such strips under one another with their words; `council` seats a
//! body; `needs` is what must happen for a path; `history` is prospects over time. `style` holds the colours.

mod council;
mod history;
mod needs;
mod rows;
mod strip;
mod style;

pub use council::{Council, Seat, council};
pub use history::{Course, history};
pub use needs::{Badges, Condition, Need, needs};
pub use rows::{Row, rows};
pub use strip::{Spread, strip};
pub use style::STYLE;
