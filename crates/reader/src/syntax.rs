//! Tags and dependents of the words of a sentence: a greedy tagger and parser with averaged-perceptron weights.
//!
//! Three small linear classifiers run from left to right: the tagger (Collins 2002), the arcs of an arc-hybrid parser (Kuhlmann,
//! Gómez-Rodríguez and Satta 2011, trained with the dynamic oracle of Goldberg and Nivre 2013), and the relation of each arc.
//! Each takes time linear in the sentence. `data/syntax.weights` holds the weights; `examples/train_syntax.rs` makes them.

mod arcs;
mod features;
mod labels;
mod relations;
mod tagger;
mod tree;
mod weights;

pub use arcs::{MOVES, Move, State, arcs};
pub use features::{Form, forms};
pub use labels::{Relation, TAGS, Tag};
pub use relations::relation_features;
pub use tagger::{tag_features, tags};
pub use tree::Tree;
pub use weights::{ROW, Rows, Table, Weights};

use std::sync::OnceLock;

/// The three classifiers.
#[derive(Debug)]
pub struct Syntax {
    tagger: Table,
    arcs: Table,
    relations: Table,
}

impl Syntax {
    /// The weights that ship.
    ///
    /// # Panics
    /// Never: a test reads them.
    #[must_use]
    #[allow(clippy::expect_used)]
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Syntax> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            let (tagger, arcs, relations) =
                weights::load(include_bytes!("../data/syntax.weights")).expect("the weights that ship are whole");
            Self { tagger, arcs, relations }
        })
    }

    /// From three tables of weights.
    #[must_use]
    pub fn new(tagger: Table, arcs: Table, relations: Table) -> Self {
        Self { tagger, arcs, relations }
    }

    /// The bytes of a weights file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        weights::to_bytes([&self.tagger, &self.arcs, &self.relations])
    }

    /// Parses a sentence given as words.
    #[must_use]
    pub fn parse(&self, words: &[&str]) -> Tree {
        self.parse_tagged(words, &[])
    }

    /// The tags of a sentence given as words, of which some have one already.
    #[must_use]
    pub fn tags(&self, words: &[&str], known: &[Option<Tag>]) -> Vec<Tag> {
        tags(&self.tagger, &forms(words), known)
    }

    /// Parses a sentence given as words, of which some have a tag already.
    #[must_use]
    pub fn parse_tagged(&self, words: &[&str], known: &[Option<Tag>]) -> Tree {
        let forms = forms(words);
        let tags = tags(&self.tagger, &forms, known);
        let (heads, relations) = arcs(&self.arcs, &self.relations, &forms, &tags);
        Tree::new(tags, heads, relations)
    }
}
