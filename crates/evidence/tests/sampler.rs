//! The grid beside a plain sampler: supports, lines, changes of mind, speakers and sources are drawn, and weighted by how
//! likely they make what was said.
#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeMap;

use common::ledger::{Asked, ledger};
use common::plain::{
    Heard, Position, in_context, logistic, office_trust, plainly, report_trust, source_trust, student,
};
use common::{EACH_OUTCOME, NO_CONTEXTS, Said, day, dossier};
use evidence::{Fixed, Group, Member, Parameter, Side, Text, utterances};
use proptest::collection::vec;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, Open01, StandardNormal, StudentT};
use terms::{days_after, years_between};

/// One utterance as the sampler hears it.
struct Voice {
    /// Years before the vote.
    age: f64,
    heard: Heard,
    /// 1 / the chance of these words from an actor of whom nothing is known.
    surprise: f64,
    /// The speaker, and how often it speaks for the actor.
    speaker: (usize, f64),
    /// Where one source alone reports it: which, and how often it is sound.
    source: Option<(usize, f64)>,
    /// How often it was said so, given that the source is sound.
    reported: f64,
}

/// P(words) under the flat prior, summed over support and line.
fn chance_of(heard: Heard) -> f64 {
    let (mut sum, mut all) = (0.0, 0.0);
    for support in (-400..=400).map(|at| f64::from(at) * 0.05) {
        for gap in (-50..=50).map(|at| f64::from(at) * 0.1) {
            let weight = student(support / 1.25) * f64::exp(-0.5 * gap * gap);
            sum += weight * heard.likelihood(support + gap);
            all += weight;
        }
    }
    sum / all
}

/// How likely the words of one speaker are together, over how likely they are apart, where he speaks for the actor.
fn together(voices: &[&Voice]) -> f64 {
    if voices.len() < 2 {
        return 1.0;
    }
    let (mut sum, mut all) = (0.0, 0.0);
    for support in (-160..=160).map(|at| f64::from(at) * 0.1) {
        for gap in (-25..=25).map(|at| f64::from(at) * 0.2) {
            let weight = student(support / 1.25) * f64::exp(-0.5 * gap * gap);
            let read = |voice: &&Voice| {
                voice.reported * voice.heard.likelihood(support + gap) * voice.surprise + 1.0 - voice.reported
            };
            sum += weight * voices.iter().map(read).product::<f64>();
            all += weight;
        }
    }
    sum / all
}

/// The utterances of a ledger in which each has a mark, the newest first.
fn voices(words: &[Said], until: i32, heard: impl Fn(&Said) -> Option<Heard>) -> Vec<Voice> {
    let mut by_mark: BTreeMap<&str, Vec<&Said>> = BTreeMap::new();
    for said in words {
        by_mark.entry(said.field("utterance")).or_default().push(said);
    }
    let number_of = |field: &str, said: &Said| words.iter().position(|other| other.field(field) == said.field(field));
    let voice = |reports: Vec<&Said>| {
        let (heard, first) = (heard(reports[0])?, reports[0]);
        let age = years_between(first.field("date").parse().unwrap(), days_after(day(), until));
        let speaker = (number_of("speaker", first)?, office_trust(first));
        let (source, reported) = match &reports[..] {
            [only] => (Some((number_of("source", only)?, source_trust(only))), report_trust(only)),
            several => {
                let wrong = several.iter().map(|one| 1.0 - source_trust(one) * report_trust(one));
                (None, 1.0 - wrong.product::<f64>())
            }
        };
        Some(Voice { age, heard, surprise: 1.0 / chance_of(heard), speaker, source, reported })
    };
    let mut voices: Vec<Voice> = by_mark.into_values().filter_map(voice).collect();
    // A source behind one utterance alone may as well be part of the report.
    let single = |source: usize, all: &[Voice]| {
        all.iter().filter(|voice| voice.source.is_some_and(|(other, _)| other == source)).count() == 1
    };
    for at in 0..voices.len() {
        if let Some((source, trust)) = voices[at].source
            && single(source, &voices)
        {
            voices[at].reported *= trust;
            voices[at].source = None;
        }
    }
    voices.sort_by(|a, b| a.age.total_cmp(&b.age));
    voices
}

/// A mean with its standard error, of P(yes), P(abstain) and P(no).
#[derive(Clone, Copy, Default, Debug)]
struct Votes([(f64, f64); 3]);

impl Votes {
    fn mixed(parts: &[(f64, Self)]) -> Self {
        Self(std::array::from_fn(|option| {
            let mean = parts.iter().map(|(weight, votes)| weight * votes.0[option].0).sum();
            let variance = parts.iter().map(|(weight, votes)| (weight * votes.0[option].1).powi(2)).sum::<f64>();
            (mean, variance.sqrt())
        }))
    }

    /// Of weighted draws of support.
    fn of_draws(draws: &[(f64, f64)]) -> Self {
        let all: f64 = draws.iter().map(|(weight, _)| weight).sum();
        Self(std::array::from_fn(|option| {
            let vote = |support: f64| match option {
                0 => logistic(support - 1.0),
                1 => 1.0 - logistic(support - 1.0) - logistic(-1.0 - support),
                _ => logistic(-1.0 - support),
            };
            let mean = draws.iter().map(|(weight, support)| weight * vote(*support)).sum::<f64>() / all;
            let variance =
                draws.iter().map(|(weight, support)| (weight * (vote(*support) - mean)).powi(2)).sum::<f64>();
            (mean, variance.sqrt() / all)
        }))
    }

    /// Of a stance in a context: the lanes of a parameter set share its bits, so that sets, not lanes, are independent.
    fn of_lanes(asked: &Asked<'_>, stances: &[f64]) -> Self {
        let (sets, table) = (asked.sets(), asked.votes(stances, Text::Same));
        Self(std::array::from_fn(|option| {
            let mean_of = |numbers: &[f64]| numbers.iter().sum::<f64>() / numbers.len() as f64;
            let means: Vec<f64> = (0..sets.count()).map(|set| mean_of(&table[option][sets.lanes(set)])).collect();
            let mean = mean_of(&means);
            let variance = means.iter().map(|of_set| (of_set - mean).powi(2)).sum::<f64>() / (means.len() - 1) as f64;
            (mean, (variance / means.len() as f64).sqrt())
        }))
    }

    #[track_caller]
    fn assert_near(self, plain: Self, of: &[Said]) {
        for ((found, error), (expected, other)) in self.0.into_iter().zip(plain.0) {
            assert!((found - expected).abs() < 4.0 * error.hypot(other), "{self:.4?} beside {plain:.4?} of {of:#?}");
        }
    }
}

/// How many times the sampler draws.
const DRAWS: usize = 120_000;

/// The most statements of a ledger.
const MOST: usize = 12;

struct Sampler {
    random: ChaCha8Rng,
    student: StudentT<f64>,
    /// By whose voices they are and the numbers of one speaker's that are heard: [`together`].
    together: BTreeMap<(usize, Vec<usize>), f64>,
}

impl Sampler {
    fn new() -> Self {
        Self { random: ChaCha8Rng::seed_from_u64(1), student: StudentT::new(4.0).unwrap(), together: BTreeMap::new() }
    }

    fn student(&mut self) -> f64 {
        self.student.sample(&mut self.random)
    }

    fn normal(&mut self) -> f64 {
        StandardNormal.sample(&mut self.random)
    }

    fn happens(&mut self, chance: f64) -> bool {
        let place: f64 = Open01.sample(&mut self.random);
        place < chance
    }

    /// The line of a support.
    fn line(&mut self, support: f64) -> f64 {
        support + self.normal()
    }

    /// How likely the utterances are if the line is this at the vote: back in time, the line is now and then another's.
    fn weight(&mut self, mut line: f64, voices: &[Voice]) -> f64 {
        let (mut speakers, mut sources) = ([None; MOST], [None; MOST]);
        let (mut age, mut weight) = (0.0, 1.0);
        let mut heard: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (number, voice) in voices.iter().enumerate() {
            if self.happens(1.0 - f64::exp(-0.2 * (voice.age - age))) {
                let another = 1.25 * self.student();
                line = self.line(another);
            }
            age = voice.age;
            let mut holds = |links: &mut [Option<bool>], (link, chance): (usize, f64)| {
                *links[link].get_or_insert_with(|| self.happens(chance))
            };
            let speaks = holds(&mut speakers, voice.speaker);
            let sound = voice.source.is_none_or(|source| holds(&mut sources, source));
            if speaks && sound {
                let read = voice.heard.likelihood(line) * voice.surprise;
                weight *= voice.reported * read + 1.0 - voice.reported;
                heard.entry(voice.speaker.0).or_default().push(number);
            }
        }
        // That somebody agrees with himself is no sign that he speaks for the actor.
        for numbers in heard.into_values() {
            let known = self.together.entry((voices.as_ptr().addr(), numbers));
            let of = |(_, numbers): &(usize, Vec<usize>)| {
                together(&numbers.iter().map(|&at| &voices[at]).collect::<Vec<_>>())
            };
            weight /= *known.or_insert_with_key(of);
        }
        weight
    }

    /// The votes of one actor who has said this.
    fn votes(&mut self, voices: &[Voice]) -> Votes {
        self.together.clear();
        let draw = |_| {
            let support = 1.25 * self.student();
            let line = self.line(support);
            (self.weight(line, voices), support)
        };
        Votes::of_draws(&(0..DRAWS).map(draw).collect::<Vec<_>>())
    }
}

/// Ledgers in which each utterance has a mark: the same ones in every run.
fn ledgers(most: usize, count: usize) -> Vec<Vec<Said>> {
    let marked = |said: Said| match said.field("utterance") {
        "" => said.clone().with(&format!("utterance = {}", said.field("id"))),
        _ => said,
    };
    let ledgers = vec(ledger(most), count).new_tree(&mut TestRunner::deterministic()).unwrap().current();
    ledgers.into_iter().map(|words| words.into_iter().map(marked).collect()).collect()
}

fn at_defaults(words: &[Said]) -> Asked<'_> {
    let fixed = Fixed::at_defaults().with(Parameter::Reversal, 0.0).unwrap();
    Asked { fixed, lanes: 10_240, ..Asked::new(words) }
}

#[test]
fn stances_without_contexts_are_those_of_a_plain_sampler() {
    let mut sampler = Sampler::new();
    for words in ledgers(5, 20) {
        let asked = Asked { contexts: NO_CONTEXTS, until: 200, ..at_defaults(&words) };
        let plain = sampler.votes(&voices(&words, 200, plainly));
        Votes::of_lanes(&asked, &asked.stances()[0]).assert_near(plain, &words);
    }
}

#[test]
fn stances_in_contexts_with_conditions_and_acts_are_those_of_a_plain_sampler() {
    let mut sampler = Sampler::new();
    for (number, words) in ledgers(6, 12).into_iter().enumerate() {
        // Of several utterances on one side only one is heard of a context it is not of: here there is one on each.
        let of = |side: &str| words.iter().find(|said| said.field("position").starts_with(side)).cloned();
        let words: Vec<Said> = ["\"pro", "\"con", "\"open"].into_iter().filter_map(of).collect();
        let act = [None, Some(Side::Pro), None, Some(Side::Con)][number % 4];
        let asked = Asked { contexts: EACH_OUTCOME, act, ..at_defaults(&words) };
        for (context, stances) in asked.stances().iter().enumerate() {
            let bits = [(false, false), (true, false), (false, true), (true, true)];
            let mut known: Vec<(Vec<Option<Heard>>, Votes)> = Vec::new();
            let parts = bits.map(|(only_if, all)| {
                let hear = |said: &Said| in_context(said, context, only_if, all);
                let heard: Vec<Option<Heard>> = words.iter().map(hear).collect();
                // What is heard alike is drawn once: its error counts whole.
                if !known.iter().any(|(other, _)| *other == heard) {
                    known.push((heard.clone(), sampler.votes(&voices(&words, 100, hear))));
                }
                heard
            });
            let share = |of: &Vec<Option<Heard>>| parts.iter().filter(|part| *part == of).count() as f64 / 4.0;
            let mixed: Vec<(f64, Votes)> = known.iter().map(|(heard, votes)| (share(heard), *votes)).collect();
            let mut plain = Votes::mixed(&mixed);
            if let (Some(side), 1) = (act, context) {
                let position = if side == Side::Pro { Position::Pro(5.5) } else { Position::Con(5.5) };
                let signs = Heard { position, gap: 1.0, repeated: false };
                let draw = |_| {
                    let support = 1.25 * sampler.student();
                    (signs.likelihood(sampler.line(support)), support)
                };
                let acts = Votes::of_draws(&(0..DRAWS).map(draw).collect::<Vec<_>>());
                plain = Votes::mixed(&[(0.8, acts), (0.2, plain)]);
            }
            Votes::of_lanes(&asked, stances).assert_near(plain, &words);
        }
    }
}

#[test]
fn stances_of_a_group_are_those_of_a_plain_sampler() {
    let mut sampler = Sampler::new();
    for (words, share) in ledgers(4, 6).into_iter().zip([0.1, 0.3, 0.5].into_iter().cycle()) {
        // RUS and CHN have spoken, today; FRA has not.
        let today = |said: Said| said.with("date = 2025-03-20");
        let russian: Vec<Said> = words.into_iter().map(today).collect();
        let chinese: Vec<Said> =
            russian.iter().take(1).map(|said| said.clone().with("actor = \"CHN\"").without("id")).collect();
        let words: Vec<Said> = russian.iter().chain(&chinese).cloned().collect();
        let asked = Asked { contexts: NO_CONTEXTS, until: 0, ..at_defaults(&words) }.fixed(Parameter::BlocShare, share);
        let dossier = dossier(NO_CONTEXTS, &words);
        let member = |actor: &str| Member {
            key: format!("{actor}@m"),
            utterances: utterances(&dossier, actor, "m", day(), &[]),
            group: Some(0),
            ..asked.member(&dossier)
        };
        let groups = vec![Group { key: "bloc@m".to_owned(), share: Parameter::BlocShare }];
        let stances = asked.of(&dossier, ["RUS", "CHN", "FRA"].map(member).into(), groups);
        let heard = [voices(&russian, 0, plainly), voices(&chinese, 0, plainly), Vec::new()];
        let draws: Vec<(f64, [f64; 3])> = (0..DRAWS)
            .map(|_| {
                let common = 1.7 * share.sqrt() * sampler.normal();
                let supports = [(); 3].map(|()| common + 1.25 * (1.0 - share).sqrt() * sampler.student());
                let weigh = |(support, voices): (&f64, &Vec<Voice>)| {
                    let line = sampler.line(*support);
                    sampler.weight(line, voices)
                };
                (supports.iter().zip(&heard).map(weigh).product(), supports)
            })
            .collect();
        for (member, stances) in stances.iter().enumerate() {
            let plain: Vec<(f64, f64)> = draws.iter().map(|(weight, supports)| (*weight, supports[member])).collect();
            Votes::of_lanes(&asked, &stances[0]).assert_near(Votes::of_draws(&plain), &words);
        }
    }
}
