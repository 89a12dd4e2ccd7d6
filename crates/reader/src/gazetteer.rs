//! Stand-in until the founder of mentions brings the real one.

/// States, organisations, offices and their holders.
#[derive(Clone, Default, Debug)]
pub struct Gazetteer {}
