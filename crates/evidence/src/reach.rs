//! Which contexts words reach: conditions and scopes as bearings (method note, section 5).

use dossier::{Bearing, Dossier, Meaning, Position, Selector, Statement, Strength};

use crate::utterance::{Utterance, bearing_rank};

/// The two ways of reading words that leave a choice; drawn once an actor, motion and parameter set, and not learned from the
/// evidence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Bits {
    /// Does "if" mean "only if"?
    pub only_if: bool,
    /// Do words without a scope cover every context?
    pub covers_all: bool,
}

/// How an utterance is read in one context.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Heard {
    pub position: Position,
    pub bearing: Bearing,
    /// Was it said of another context?
    pub across: bool,
}

/// A category and the contexts it covers.
struct Half {
    position: Position,
    contexts: Vec<usize>,
}

/// The contexts of a subject; a subject without a selector has one.
pub(crate) struct Contexts<'a> {
    selector: Option<&'a Selector>,
    status_quo: Option<usize>,
}

impl<'a> Contexts<'a> {
    pub fn new(dossier: &Dossier, selector: Option<&'a Selector>) -> Self {
        let event = selector.and_then(|selector| dossier.event(&selector.event.value));
        Self { selector, status_quo: event.map(|event| event.status_quo) }
    }

    pub fn count(&self) -> usize {
        self.selector.map_or(1, |selector| selector.contexts.len())
    }

    fn all(&self) -> Vec<usize> {
        (0..self.count()).collect()
    }

    /// Those in which nothing has happened, and those in which something has.
    fn without(&self) -> Vec<usize> {
        let status_quo = |&context: &usize| {
            let outcomes = self.selector.map(|selector| &selector.contexts[context].outcomes[..]).unwrap_or_default();
            self.status_quo.is_some_and(|status_quo| outcomes.contains(&status_quo))
        };
        self.all().into_iter().filter(status_quo).collect()
    }

    fn rest(&self, contexts: &[usize]) -> Vec<usize> {
        self.all().into_iter().filter(|context| !contexts.contains(context)).collect()
    }

    /// The contexts that a scope names; `None` where it is not said.
    fn named(&self, dossier: &Dossier, statement: &Statement) -> Option<Vec<usize>> {
        let selector = self.selector?;
        if statement.scope.is_empty() {
            return None;
        }
        let mut found = Vec::new();
        for word in statement.scope.iter().map(|word| word.value.as_str()) {
            if let Some(context) = selector.contexts.iter().position(|context| context.id.as_str() == word) {
                found.push(context);
                continue;
            }
            match word {
                "all" | "as such" => found.extend(self.all()),
                "without" => found.extend(self.without()),
                "with" => found.extend(self.rest(&self.without())),
                outcome => {
                    let event = dossier.event(&selector.event.value);
                    let index = event.and_then(|e| e.outcomes.iter().position(|o| o.id.value.as_str() == outcome));
                    let holds =
                        |&context: &usize| index.is_some_and(|i| selector.contexts[context].outcomes.contains(&i));
                    found.extend(self.all().into_iter().filter(holds));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        Some(found)
    }

    /// How an utterance is read in a context. An utterance without contexts, or whose words reach it, is read directly; else by
    /// its first half, as words about another context.
    pub fn heard(&self, dossier: &Dossier, utterance: &Utterance, context: usize, bits: Bits) -> Heard {
        let statement = &dossier.statements[utterance.statements[0]];
        let as_such = statement.scope.iter().any(|word| word.value == "as such");
        let bearing = match as_such && bearing_rank(utterance.bearing) < bearing_rank(Bearing::Related) {
            true => Bearing::Related,
            false => utterance.bearing,
        };
        let halves = self.halves(dossier, statement, utterance.position, bits);
        match halves.iter().find(|half| half.contexts.contains(&context)) {
            Some(half) => Heard { position: half.position, bearing, across: false },
            None => Heard { position: halves[0].position, bearing, across: true },
        }
    }

    /// One or two halves, the first never missing.
    fn halves(&self, dossier: &Dossier, statement: &Statement, position: Position, bits: Bits) -> Vec<Half> {
        let named = self.named(dossier, statement);
        let one = |contexts| vec![Half { position, contexts }];
        if self.selector.is_none() {
            return one(self.all());
        }
        let Some(meaning) = statement.how_meant() else {
            return match named {
                Some(contexts) => one(contexts),
                None if bits.covers_all => one(self.all()),
                None => one(self.without()),
            };
        };
        // Where the condition is not said to be a context, it is that something has happened.
        let condition = named.unwrap_or_else(|| self.rest(&self.without()));
        let rest = self.rest(&condition);
        // Only a supporter's condition tells of refusal: a refusal with a condition never tells of support elsewhere.
        let refuses = matches!(position, Position::Con(_));
        let two = |first: Vec<usize>, second: Option<Vec<usize>>| {
            let mut halves = one(first);
            if let (Some(contexts), false) = (second, refuses) {
                halves.push(Half { position: Position::Con(Strength::Plain), contexts });
            }
            halves
        };
        match meaning {
            Meaning::If => two(condition, bits.only_if.then_some(rest)),
            Meaning::OnlyIf => two(condition, Some(rest)),
            Meaning::Unless => two(rest, bits.only_if.then_some(condition)),
            Meaning::JustifiedOnlyWith => vec![
                Half { position: Position::Open, contexts: condition },
                Half { position: Position::Con(Strength::Plain), contexts: rest },
            ],
        }
    }
}
