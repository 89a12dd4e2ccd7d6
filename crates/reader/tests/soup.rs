//! Words and marks in any order are read to the end, and whatever is emitted stands in the text.

use proptest::prelude::*;
use reader::{Article, Gazetteer};

const PIECES: [&str; 48] = [
    "which",
    "who",
    ",",
    ",",
    ",",
    ".",
    ";",
    ":",
    "“",
    "”",
    "\"",
    "’s",
    "according",
    "to",
    "said",
    "he",
    "it",
    "they",
    "however",
    "if",
    "unless",
    "only",
    "but",
    "and",
    "not",
    "would",
    "has",
    "been",
    "Oslo",
    "France",
    "Keir Starmer",
    "the minister",
    "officials",
    "rejects",
    "warned",
    "backed",
    "the treaty",
    "a mission",
    "on Monday",
    "in Vienna",
    "that",
    "of",
    "with",
    "abstaining",
    "denied",
    "both",
    "the latter",
    "Reuters reported",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_words_is_read_to_its_end(places in proptest::collection::vec(0..PIECES.len(), 1..40)) {
        let text: Vec<&str> = places.iter().map(|place| PIECES[*place]).collect();
        let text = text.join(" ");
        let reading = reader::read(Article::new("soup", &text, None), &Gazetteer::shipped(), &[]);
        for draft in &reading.statements {
            prop_assert!(text.get(draft.evidence.clone()).is_some_and(|words| !words.is_empty()));
        }
    }
}
