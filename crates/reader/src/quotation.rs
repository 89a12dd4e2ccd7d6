//! What stands in quotation marks.

use crate::article::Span;

/// A passage between quotation marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quotation {
    /// With its marks; to the end of the paragraph where the closing mark stands in a later one.
    pub span: Span,
    /// Without its marks.
    pub inner: Span,
    /// Words set apart (“coalition of the willing”), not somebody's speech.
    pub scare: bool,
    /// The quotation it continues, over an interruption or a paragraph's end.
    pub continues: Option<usize>,
}
