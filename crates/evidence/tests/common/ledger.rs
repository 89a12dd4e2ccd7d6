//! Random ledgers, and what the evidence makes of them.

use dossier::Dossier;
use evidence::{
    Draws, Fixed, Group, Inquiry, Member, Parameter, ParameterSets, Side, Text, supports, utterances, vote_table,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use terms::days_after;

use super::{EACH_OUTCOME, NO_CONTEXTS, SOURCES, Said, WITH_AND_WITHOUT, day, dossier, said};

pub const SUPPORTS: [&str; 4] = ["pro lean", "pro", "pro firm", "pro bound"];
pub const REFUSALS: [&str; 4] = ["con lean", "con", "con firm", "con bound"];
const NEITHER: [&str; 2] = ["open", "silent"];
/// Those of the four speakers, where each has one.
const OFFICES: [&str; 4] = ["head of state or government", "spokesperson", "anonymous official", "opposition"];
const SCOPES: [&str; 9] =
    ["", "", "\"all\"", "\"as such\"", "\"with\"", "\"without\"", "\"c\"", "[\"c\", \"d\"]", "[\"none\", \"c\"]"];
const MEANINGS: [&str; 4] = ["if", "only if", "unless", "could be justified only with"];

pub fn date(days_ago: i32) -> String {
    format!("date = {}", days_after(day(), -days_ago))
}

/// How a report stands: source and letter, digit, hedge, hands.
pub fn report() -> impl Strategy<Value = Vec<String>> {
    (select(&SOURCES[..]), proptest::option::of(1..=6), proptest::bool::weighted(0.2), 0_usize..4).prop_map(
        |(source, digit, hedged, hands)| {
            let mut lines = vec![format!("source = \"{source}\""), format!("chain = {:?}", vec!["x"; hands])];
            lines.extend((source == "press").then(|| "letter = \"D\"".to_owned()));
            lines.extend(digit.map(|digit| format!("digit = {digit}")));
            lines.extend(hedged.then(|| "hedge = \"reportedly\"".to_owned()));
            lines
        },
    )
}

/// What is said: bearing, scope, and a condition or none.
fn reach() -> impl Strategy<Value = Vec<String>> {
    let meaning = proptest::option::weighted(0.3, select(&MEANINGS[..]));
    (select(&["direct", "near", "related"][..]), select(&SCOPES[..]), meaning, proptest::bool::weighted(0.1)).prop_map(
        |(bearing, scope, meaning, repeated)| {
            let mut lines = vec![format!("bearing = \"{bearing}\""), format!("repeated = {repeated}")];
            lines.extend((!scope.is_empty()).then(|| format!("scope = {scope}")));
            if let Some(meaning) = meaning {
                lines.extend(["condition = \"c\"".to_owned(), format!("meaning = \"{meaning}\"")]);
            }
            lines
        },
    )
}

/// A statement of the last three years.
pub fn statement() -> impl Strategy<Value = Said> {
    let position = prop_oneof![4 => select(&SUPPORTS[..]), 4 => select(&REFUSALS[..]), 2 => select(&NEITHER[..])];
    let days = prop_oneof![0..3, 0..1_000];
    (position, days, 0..OFFICES.len(), report(), reach()).prop_map(|(position, days, speaker, report, reach)| {
        let said = said(position).without("scope").without("digit").with(&date(days));
        let said = said.with(&format!("speaker = \"Speaker {speaker}\""));
        let said = said.with(&format!("office = \"{}\"", OFFICES[speaker]));
        report.iter().chain(&reach).fold(said, |said, line| said.with(line))
    })
}

/// A ledger of up to `most` utterances, some of them reported twice; each statement has its id.
pub fn ledger(most: usize) -> impl Strategy<Value = Vec<Said>> {
    vec((statement(), proptest::option::weighted(0.2, report())), 0..=most).prop_map(|utterances| {
        let mut words = Vec::new();
        for (number, (said, again)) in utterances.into_iter().enumerate() {
            let said = said.with(&format!("id = \"s{number}\""));
            let mark = format!("utterance = \"u{number}\"");
            let again = again.map(|report| report.iter().fold(said.clone().without("letter"), |said, l| said.with(l)));
            match again.filter(|again| again.field("source") != said.field("source")) {
                Some(again) => {
                    words.push(said.with(&mark));
                    words.push(again.with(&mark).with(&format!("id = \"again-{number}\"")));
                }
                None => words.push(said),
            }
        }
        words
    })
}

/// A ledger that contradicts itself: speakers change their office and sources their letter, and one mark stands for what
/// are several utterances.
pub fn contradictory(most: usize) -> impl Strategy<Value = Vec<Said>> {
    let office = proptest::option::of(select(&OFFICES[..]));
    let letter = proptest::option::of(select(&["A", "C", "E"][..]));
    vec((statement(), office, letter, proptest::option::of(0..2)), 0..=most).prop_map(|words| {
        let mut made = Vec::new();
        for (number, (said, office, letter, mark)) in words.into_iter().enumerate() {
            let lines = [
                office.map(|office| format!("office = \"{office}\"")),
                letter.map(|letter| format!("letter = \"{letter}\"")),
                mark.map(|mark| format!("utterance = \"u{mark}\"")),
            ];
            let said = said.without("office").with(&format!("id = \"s{number}\""));
            made.push(lines.iter().flatten().fold(said, |said, line| said.with(line)));
        }
        made
    })
}

/// A ledger and the same in another order.
pub fn in_two_orders(ledger: impl Strategy<Value = Vec<Said>>) -> impl Strategy<Value = (Vec<Said>, Vec<Said>)> {
    ledger.prop_flat_map(|words| (Just(words.clone()), Just(words).prop_shuffle()))
}

/// `words` with one more at some place.
pub fn and_one(words: &[Said], at: Index, said: Said) -> Vec<Said> {
    let mut more = words.to_vec();
    more.insert(at.index(words.len() + 1), said);
    more
}

pub fn contexts() -> impl Strategy<Value = &'static str> {
    select(&[NO_CONTEXTS, EACH_OUTCOME, WITH_AND_WITHOUT][..])
}

/// The side that RUS itself takes in the context c, if it does.
pub fn act() -> impl Strategy<Value = Option<Side>> {
    select(&[None, None, Some(Side::Pro), Some(Side::Con)][..])
}

/// Support by context and lane.
pub type Stances = Vec<Vec<f64>>;

/// A question put to the evidence.
#[derive(Clone)]
pub struct Asked<'a> {
    pub contexts: &'static str,
    pub words: &'a [Said],
    /// Days until the vote.
    pub until: i32,
    /// The side that RUS itself takes in the context c, if it does.
    pub act: Option<Side>,
    pub fixed: Fixed,
    pub lanes: usize,
}

impl<'a> Asked<'a> {
    /// With a vote in a hundred days, a context for each outcome, and drawn parameters.
    pub fn new(words: &'a [Said]) -> Self {
        Self { contexts: EACH_OUTCOME, words, until: 100, act: None, fixed: Fixed::default(), lanes: 8 }
    }

    /// The same question of other words.
    pub fn instead<'b>(&self, words: &'b [Said]) -> Asked<'b> {
        Asked { words, fixed: self.fixed.clone(), ..*self }
    }

    pub fn at_defaults(self, lanes: usize) -> Self {
        Self { fixed: Fixed::at_defaults(), lanes, ..self }
    }

    pub fn fixed(self, parameter: Parameter, value: f64) -> Self {
        Self { fixed: self.fixed.with(parameter, value).unwrap(), ..self }
    }

    pub fn sets(&self) -> ParameterSets {
        ParameterSets::new(Draws { lanes: self.lanes, seed: 1 }, &self.fixed)
    }

    /// What RUS is known by.
    pub fn member(&self, dossier: &Dossier) -> Member {
        let acts = match dossier.motions[0].selector.as_ref() {
            Some(selector) => {
                let in_c = |context: &dossier::Context| context.outcomes.contains(&1);
                selector.contexts.iter().map(|context| self.act.filter(|_| in_c(context))).collect()
            }
            None => vec![None],
        };
        let utterances = utterances(dossier, "RUS", "m", day(), &[]);
        Member { key: "RUS@m".to_owned(), utterances, acts, rate: None, group: None }
    }

    /// The stances of RUS.
    pub fn stances(&self) -> Stances {
        let dossier = dossier(self.contexts, self.words);
        self.of(&dossier, vec![self.member(&dossier)], Vec::new()).swap_remove(0)
    }

    /// The stances of these members.
    pub fn of(&self, dossier: &Dossier, members: Vec<Member>, groups: Vec<Group>) -> Vec<Stances> {
        let selector = dossier.motions[0].selector.as_ref();
        let vote = days_after(day(), self.until);
        supports(&Inquiry { dossier, selector, members, groups, vote }, &self.sets())
    }

    /// P(yes), P(abstain) and P(no) in each lane of a context.
    pub fn votes(&self, stances: &[f64], text: Text) -> evidence::Table {
        vote_table(stances, &dossier(self.contexts, &[]).motions[0].options, text, &self.sets())
    }
}

/// Numbers that differ by less are the same but for the order in which they were multiplied and added.
pub const ROUNDING: f64 = 1e-9;

/// Are these the same to the last bit?
pub fn same(one: &[Vec<f64>], other: &[Vec<f64>]) -> bool {
    let bits = |stances: &[Vec<f64>]| {
        stances.iter().map(|lanes| lanes.iter().map(|x| x.to_bits()).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    bits(one) == bits(other)
}

/// How far `one` rises above `other` at most, in any context and lane.
pub fn most_above(one: &[Vec<f64>], other: &[Vec<f64>]) -> f64 {
    assert_eq!(one.len(), other.len());
    let pairs = one.iter().flatten().zip(other.iter().flatten());
    pairs.map(|(one, other)| one - other).fold(f64::NEG_INFINITY, f64::max)
}

/// How far two stances are apart at most.
pub fn apart(one: &[Vec<f64>], other: &[Vec<f64>]) -> f64 {
    most_above(one, other).max(most_above(other, one))
}
