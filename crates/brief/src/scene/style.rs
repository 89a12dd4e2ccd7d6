//! Colours and letters of scenes, for a page and for a file that stands alone.

/// The style sheet of scenes. Blue, orange and grey stay apart for eyes that do not tell red from green; every colour doubles a
/// form or a letter.
pub const STYLE: &str = include_str!("style.css");
