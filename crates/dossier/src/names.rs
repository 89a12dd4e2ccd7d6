//! What each name of a dossier stands for, and what to say about a name that stands for nothing.

use std::cell::Cell;
use std::collections::BTreeMap;

use terms::{Diagnostic, Diagnostics, Place};

/// What a name can stand for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Kind {
    Motion,
    Event,
    Resource,
    Path,
    Move,
    End,
    Threat,
    Actor,
    Source,
    /// A statement, a dated event or an argument.
    Entry,
}

impl Kind {
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Motion => "a motion",
            Self::Event => "an event",
            Self::Resource => "a resource",
            Self::Path => "a path",
            Self::Move => "a move",
            Self::End => "an end",
            Self::Threat => "a threat",
            Self::Actor => "an actor",
            Self::Source => "a source",
            Self::Entry => "a statement",
        }
    }

    fn bare(self) -> &'static str {
        self.words().split_once(' ').map_or("", |(_, noun)| noun)
    }

    fn code(self) -> &'static str {
        match self {
            Self::Motion => "unknown-motion",
            Self::Event => "unknown-event",
            Self::Resource => "unknown-resource",
            Self::Path => "unknown-path",
            Self::Move => "unknown-move",
            Self::End => "unknown-end",
            Self::Threat => "unknown-threat",
            Self::Actor => "unknown-actor",
            Self::Source => "unknown-source",
            Self::Entry => "unknown-statement",
        }
    }

    /// Kinds of one space may not share a name: formulas and assignments name motions, events, resources, paths and what
    /// is in the tree of reactions alike.
    fn space(self) -> usize {
        match self {
            Self::Motion | Self::Event | Self::Resource | Self::Path | Self::Move | Self::End | Self::Threat => 0,
            Self::Actor => 1,
            Self::Source => 2,
            Self::Entry => 3,
        }
    }
}

/// Words of the formula language and of assignments, which can name nothing else.
const RESERVED: [&str; 8] = ["and", "or", "not", "in", "sum", "by", "any_path", "text"];

/// How many unknown names get "the nearest name is …", and among how many names it is sought: files can be large.
const SUGGESTIONS: usize = 200;
const CANDIDATES: usize = 2_000;

/// Every name that a block declares, also where the rest of the block is wrong.
#[derive(Default)]
pub(crate) struct Names {
    known: [BTreeMap<String, (Kind, Place)>; 4],
    suggested: Cell<usize>,
}

impl Names {
    /// Notes that `name` stands for something of this kind.
    pub(crate) fn declare(&mut self, kind: Kind, name: &str, place: &Place, diagnostics: &mut Diagnostics) {
        if kind.space() == 0 && RESERVED.contains(&name) {
            diagnostics.push(
                Diagnostic::error("reserved-name", format!("`{name}` cannot name {}", kind.words()))
                    .at(place.clone(), "a word of the formula language or of assignments"),
            );
            return;
        }
        let space = &mut self.known[kind.space()];
        if let Some((other, first)) = space.get(name) {
            let message = if *other == kind {
                format!("two blocks declare the {} `{name}`", kind.bare())
            } else {
                format!("`{name}` names both {} and {}", other.words(), kind.words())
            };
            diagnostics.push(
                Diagnostic::error("duplicate-id", message)
                    .at(place.clone(), "declared again here")
                    .and_at(first.clone(), "first declared here"),
            );
        } else {
            space.insert(name.to_owned(), (kind, place.clone()));
        }
    }

    /// What `name` stands for among motions, events, resources and paths.
    pub(crate) fn kind_of(&self, name: &str) -> Option<Kind> {
        self.known[0].get(name).map(|(kind, _)| *kind)
    }

    /// Does `name` stand for something of this kind?
    pub(crate) fn has(&self, kind: Kind, name: &str) -> bool {
        self.known[kind.space()].get(name).is_some_and(|(known, _)| *known == kind)
    }

    /// Is `name` declared as anything of the kind's space, so that it is not free?
    pub(crate) fn taken(&self, kind: Kind, name: &str) -> bool {
        self.known[kind.space()].contains_key(name)
    }

    /// The error for a name that stands for nothing of this kind: says what it does stand for, or the nearest name.
    pub(crate) fn unknown(&self, kind: Kind, name: &str, place: Place) -> Diagnostic {
        for (other, declared) in self.known.iter().filter_map(|space| space.get(name)) {
            if *other != kind {
                let message = format!("`{name}` is {}, not {}", other.words(), kind.words());
                return Diagnostic::error("wrong-kind", message)
                    .at(place, format!("expected {}", kind.words()))
                    .and_at(declared.clone(), "declared here");
            }
        }
        let error = Diagnostic::error(kind.code(), format!("there is no {} `{name}`", kind.bare())).at(place, "");
        self.suggest(error, name, self.of_kind(kind))
    }

    /// `error` with the nearest of `candidates`, or their list when it is short.
    pub(crate) fn suggest<'a>(
        &self,
        error: Diagnostic,
        name: &str,
        candidates: impl Iterator<Item = &'a str>,
    ) -> Diagnostic {
        if self.suggested.get() >= SUGGESTIONS {
            return error;
        }
        self.suggested.set(self.suggested.get() + 1);
        error.suggest(name, candidates.take(CANDIDATES))
    }

    /// All names of this kind, in the order of the alphabet.
    pub(crate) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &str> {
        let space = self.known[kind.space()].iter();
        space.filter(move |(_, (known, _))| *known == kind).map(|(name, _)| name.as_str())
    }
}
