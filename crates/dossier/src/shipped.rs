//! The dossiers that come with Placet.

use terms::Embedded;

/// All shipped dossiers, as `dossiers/NAME/FILE`.
#[must_use]
pub fn shipped() -> Embedded {
    Embedded(FILES)
}

include!(concat!(env!("OUT_DIR"), "/dossiers.rs"));
