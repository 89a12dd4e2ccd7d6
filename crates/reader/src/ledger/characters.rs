//! Characters and bytes of a text.

use crate::article::Span;

/// How many characters lie between two marks.
const STEP: usize = 64;

/// The places of a text's characters. A look-up is logarithmic in the text's length.
pub(crate) struct Characters<'a> {
    text: &'a str,
    /// The first byte of every [`STEP`]th character.
    marks: Vec<usize>,
    /// How many characters there are.
    pub count: usize,
}

impl<'a> Characters<'a> {
    pub fn new(text: &'a str) -> Self {
        let marks = text.char_indices().step_by(STEP).map(|(byte, _)| byte).collect();
        Self { text, marks, count: text.chars().count() }
    }

    /// The byte at which a character begins, or the text ends.
    fn byte(&self, character: usize) -> Option<usize> {
        if character == self.count {
            return Some(self.text.len());
        }
        let mark = *self.marks.get(character / STEP)?;
        let (within, _) = self.text.get(mark..)?.char_indices().nth(character % STEP)?;
        Some(mark + within)
    }

    /// How many characters come before a byte at which one begins.
    fn character(&self, byte: usize) -> Option<usize> {
        let after = self.marks.partition_point(|mark| *mark <= byte);
        let mark = after.checked_sub(1).map_or((0, 0), |at| (at * STEP, self.marks[at]));
        Some(mark.0 + self.text.get(mark.1..byte)?.chars().count())
    }

    /// Characters to bytes; none outside the text, or where the end does not come after the start.
    pub fn to_bytes(&self, start: usize, end: usize) -> Option<Span> {
        if start >= end {
            return None;
        }
        Some(self.byte(start)?..self.byte(end)?)
    }

    /// Bytes to characters; none outside the text, within a character, or where the end does not come after the start.
    pub fn of_bytes(&self, span: &Span) -> Option<(usize, usize)> {
        if span.start >= span.end {
            return None;
        }
        Some((self.character(span.start)?, self.character(span.end)?))
    }

    pub fn text(&self, span: &Span) -> &'a str {
        self.text.get(span.clone()).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn there_and_back(text in "\\PC{0,300}", a in 0_usize..310, b in 0_usize..310) {
            let characters = Characters::new(&text);
            let slow: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
            let expected = match (slow.get(a), slow.get(b)) {
                (Some(start), Some(end)) if a < b => Some(*start..*end),
                _ => None,
            };
            let found = characters.to_bytes(a, b);
            prop_assert_eq!(&found, &expected);
            if let Some(span) = found {
                prop_assert_eq!(characters.of_bytes(&span), Some((a, b)));
            }
        }
    }

    #[test]
    fn no_place_within_a_character_or_beyond_the_end() {
        let characters = Characters::new("Erdoğan");
        assert_eq!(characters.of_bytes(&(0..5)), None, "within the ğ");
        assert_eq!(characters.of_bytes(&(0..9)), None);
        assert_eq!(characters.to_bytes(2, 2), None);
        assert_eq!(characters.to_bytes(0, usize::MAX), None);
    }
}
