//! Reads a file: its head, then node after node in the order of a walk from the root.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fault::{Fault, Problem};
use super::words::{Word, Words, line_and_column};
use crate::builder::{BuildError, Builder, Slot};
use crate::game::{Game, OutcomeId, PlayerId};
use crate::number::Number;

/// Reads a game of perfect information.
///
/// # Errors
/// The first thing that is wrong, with its line and column.
pub fn read(text: &str) -> Result<Game, Fault> {
    let mut words = Words::new(text);
    head(&mut words)?;
    let title = words.text("the title in quotes")?;
    let players = words.list("the names of the players in braces")?;
    let (mut builder, root) = Builder::new(title, players.iter().map(String::as_str));
    if let Word::Text(_) = words.peek()? {
        builder.comment(words.text("a comment")?);
    }
    let mut reader = Reader {
        text,
        players: builder.players().collect(),
        builder,
        sets: BTreeMap::new(),
        chances: BTreeMap::new(),
        outcomes: BTreeMap::new(),
        words,
    };
    // The places still empty, the next to be filled last.
    let mut open = vec![root];
    while let Some(slot) = open.pop() {
        if *reader.words.peek()? == Word::End {
            return Err(reader.words.fault(reader.words.place(), Problem::Incomplete(open.len() + 1)));
        }
        open.extend(reader.node(slot)?.into_iter().rev());
    }
    let after = reader.words.place();
    match reader.words.peek()? {
        Word::End => {}
        more => return Err(reader.words.fault(after, Problem::GoesOn(more.shown()))),
    }
    let words = reader.words;
    reader.builder.finish().map_err(|error| words.fault(0..0, error))
}

fn head(words: &mut Words<'_>) -> Result<(), Fault> {
    for expected in [&["EFG"][..], &["2"], &["R", "D"]] {
        let (word, place) = words.take()?;
        if !matches!(&word, Word::Bare(bare) if expected.contains(&bare.as_str())) {
            return Err(words.fault(place, Problem::OtherFormat(word.shown())));
        }
    }
    Ok(())
}

impl Words<'_> {
    fn text(&mut self, expected: &'static str) -> Result<String, Fault> {
        match self.peek()? {
            Word::Text(text) => {
                let text = text.clone();
                self.take()?;
                Ok(text)
            }
            _ => Err(self.unexpected(expected)),
        }
    }

    /// A text, where one stands here.
    fn maybe_text(&mut self) -> Result<Option<String>, Fault> {
        match self.peek()? {
            Word::Text(_) => self.text("a text").map(Some),
            _ => Ok(None),
        }
    }

    fn bare(&mut self, expected: &'static str) -> Result<(String, Range<usize>), Fault> {
        match self.peek()? {
            Word::Bare(_) => match self.take()? {
                (Word::Bare(bare), place) => Ok((bare, place)),
                _ => Err(self.unexpected(expected)),
            },
            _ => Err(self.unexpected(expected)),
        }
    }

    /// A whole number from 0 on, as it names information sets and outcomes.
    fn index(&mut self, expected: &'static str) -> Result<(u64, Range<usize>), Fault> {
        let is_index = matches!(self.peek()?, Word::Bare(bare) if bare.parse::<u64>().is_ok());
        if !is_index {
            return Err(self.unexpected(expected));
        }
        let (bare, place) = self.bare(expected)?;
        Ok((bare.parse().unwrap_or(0), place))
    }

    fn number(&mut self, expected: &'static str) -> Result<Number, Fault> {
        let (bare, place) = self.bare(expected)?;
        Number::parse(&bare).ok_or_else(|| self.fault(place, Problem::NotANumber(bare)))
    }

    fn opens(&mut self, expected: &'static str) -> Result<(), Fault> {
        if *self.peek()? != Word::Open {
            return Err(self.unexpected(expected));
        }
        self.take().map(|_| ())
    }

    /// Texts in braces.
    fn list(&mut self, expected: &'static str) -> Result<Vec<String>, Fault> {
        self.opens(expected)?;
        let mut texts = Vec::new();
        while *self.peek()? != Word::Close {
            texts.push(self.text("a text in quotes, or `}`")?);
        }
        self.take()?;
        Ok(texts)
    }
}

/// A move of chance as described: what it is called, and its branches.
type Chance = (String, Vec<(String, Number)>);

struct Reader<'a> {
    text: &'a str,
    words: Words<'a>,
    builder: Builder,
    players: Vec<PlayerId>,
    /// For each player's number and information set: where it stands.
    sets: BTreeMap<(usize, u64), usize>,
    chances: BTreeMap<u64, Chance>,
    outcomes: BTreeMap<u64, (OutcomeId, Vec<Number>)>,
}

impl Reader<'_> {
    /// Reads one node into a place; the places that it opens come back.
    fn node(&mut self, mut slot: Slot) -> Result<Vec<Slot>, Fault> {
        const KINDS: &str = "a node: `c`, `p` or `t`";
        let kind = match self.words.peek()? {
            Word::Bare(kind) if matches!(kind.as_str(), "c" | "p" | "t") => kind.clone(),
            _ => return Err(self.words.unexpected(KINDS)),
        };
        let (_, place) = self.words.take()?;
        let name = self.words.text("the node's name in quotes")?;
        match kind.as_str() {
            "t" => {
                let outcome = self.outcome()?;
                self.builder.end(slot, name, outcome).map_err(|error| self.words.fault(place, error))?;
                Ok(Vec::new())
            }
            "p" => {
                let (player, set, decision) = self.information()?;
                let at = self.words.place();
                let actions = self.words.list("the actions in braces")?;
                if let Some(outcome) = self.outcome()? {
                    self.builder.gain(&mut slot, outcome).map_err(|error| self.words.fault(place.clone(), error))?;
                }
                self.sets.insert(set, place.start);
                let made = self.builder.player_moves(slot, name, player, decision, actions);
                made.map_err(|error| self.words.fault(at, error))
            }
            _ => {
                let ((decision, branches), at) = self.chance()?;
                if let Some(outcome) = self.outcome()? {
                    self.builder.gain(&mut slot, outcome).map_err(|error| self.words.fault(place, error))?;
                }
                let named = if name.is_empty() { decision.clone() } else { name.clone() };
                self.builder.chance_moves(slot, name, decision, branches).map_err(|error| {
                    let error = match error {
                        BuildError::ProbabilitySum { sum, .. } => BuildError::ProbabilitySum { node: named, sum },
                        other => other,
                    };
                    self.words.fault(at, error)
                })
            }
        }
    }

    /// Who moves, in which information set, and what that is called.
    fn information(&mut self) -> Result<(PlayerId, (usize, u64), String), Fault> {
        let (number, at) = self.words.index("the player's number")?;
        let player = usize::try_from(number).ok().and_then(|number| self.players.get(number.checked_sub(1)?));
        let Some(&player) = player else {
            let problem = Problem::NoSuchPlayer { player: number.to_string(), players: self.players.len() };
            return Err(self.words.fault(at, problem));
        };
        let (set, at) = self.words.index("the number of the information set")?;
        let decision = self.words.maybe_text()?.unwrap_or_default();
        let key = (player.index() + 1, set);
        if let Some(first) = self.sets.get(&key) {
            let (line, _) = line_and_column(self.text, *first);
            let problem = Problem::ImperfectInformation { player: key.0, set: set.to_string(), line };
            return Err(self.words.fault(at, problem));
        }
        Ok((player, key, decision))
    }

    /// A move of chance, described here or before.
    fn chance(&mut self) -> Result<(Chance, Range<usize>), Fault> {
        let (set, at) = self.words.index("the number of the chance move")?;
        let decision = self.words.maybe_text()?.unwrap_or_default();
        let known = self.chances.get(&set).cloned();
        if *self.words.peek()? != Word::Open {
            let Some((named, branches)) = known else {
                return Err(self.words.fault(at, Problem::Undescribed(set.to_string())));
            };
            return Ok(((if decision.is_empty() { named } else { decision }, branches), at));
        }
        let at = self.words.place();
        self.words.opens("the branches in braces")?;
        let mut branches = Vec::new();
        while *self.words.peek()? != Word::Close {
            let label = self.words.text("what can turn out, in quotes, or `}`")?;
            branches.push((label, self.words.number("its probability")?));
        }
        let (_, end) = self.words.take()?;
        let place = at.start..end.end;
        if known.is_some_and(|(_, before)| before != branches) {
            return Err(self.words.fault(place, Problem::DescribedTwice(format!("the chance move {set}"))));
        }
        self.chances.insert(set, (decision.clone(), branches.clone()));
        Ok(((decision, branches), place))
    }

    /// The outcome of a node, described here or before; 0 is none.
    fn outcome(&mut self) -> Result<Option<OutcomeId>, Fault> {
        let (number, at) = self.words.index("the number of the outcome, 0 for none")?;
        if number == 0 {
            return Ok(None);
        }
        let name = self.words.maybe_text()?.unwrap_or_default();
        let known = self.outcomes.get(&number).cloned();
        if *self.words.peek()? != Word::Open {
            let missing = || self.words.fault(at, Problem::MissingPayoffs(number.to_string()));
            return known.map(|(id, _)| Some(id)).ok_or_else(missing);
        }
        let at = self.words.place();
        self.words.opens("the payoffs in braces")?;
        let mut payoffs = Vec::new();
        while *self.words.peek()? != Word::Close {
            payoffs.push(self.words.number("a payoff, or `}`")?);
        }
        let (_, end) = self.words.take()?;
        let place = at.start..end.end;
        match known {
            Some((id, before)) if before == payoffs => Ok(Some(id)),
            Some(_) => Err(self.words.fault(place, Problem::DescribedTwice(format!("the outcome {number}")))),
            None => {
                let named = if name.is_empty() { number.to_string() } else { name.clone() };
                let made = self.builder.outcome(name, payoffs.clone()).map_err(|error| match error {
                    BuildError::PayoffCount { given, players, .. } => {
                        self.words.fault(place, BuildError::PayoffCount { outcome: named, given, players })
                    }
                    other => self.words.fault(place, other),
                });
                self.outcomes.insert(number, (made.clone()?, payoffs));
                made.map(Some)
            }
        }
    }
}
