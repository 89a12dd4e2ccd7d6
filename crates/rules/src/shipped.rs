//! The bodies that come with Placet.

use terms::Embedded;

/// All shipped body files, as `bodies/NAME`.
#[must_use]
pub fn shipped() -> Embedded {
    Embedded(FILES)
}

include!(concat!(env!("OUT_DIR"), "/bodies.rs"));
