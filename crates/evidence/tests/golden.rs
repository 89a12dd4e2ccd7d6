//! Stances of one actor from a few statements, beside the values of the prototype in which the model was designed.
#![allow(clippy::unwrap_used)]

mod common;

use common::{EACH_OUTCOME, Said, day, dossier, said};
use evidence::{Draws, Fixed, Inquiry, Member, Parameter, ParameterSets, Side, Text, supports, utterances, vote_table};

/// The mean vote (no, abstain, yes) in context none, c or d, before the floor, with no time to the vote.
fn vote_in(words: &[Said], context: usize, acts: bool, fixed: Fixed) -> [f64; 3] {
    let apart = |(number, words): (usize, &Said)| words.clone().with(&format!("utterance = \"u{number}\""));
    let dossier = dossier(EACH_OUTCOME, &words.iter().enumerate().map(apart).collect::<Vec<_>>());
    let fixed = fixed.with(Parameter::Reversal, 0.0).unwrap();
    let sets = ParameterSets::new(Draws { lanes: 40_000, seed: 1 }, &fixed);
    let motion = &dossier.motions[0];
    let member = Member {
        key: "RUS@m".to_owned(),
        utterances: utterances(&dossier, "RUS", "m", day(), &[]),
        acts: vec![None, acts.then_some(Side::Pro), None],
        rate: None,
        group: None,
    };
    let inquiry = Inquiry {
        dossier: &dossier,
        selector: motion.selector.as_ref(),
        members: vec![member],
        groups: Vec::new(),
        vote: day(),
    };
    let table = vote_table(&supports(&inquiry, &sets)[0][context], &motion.options, Text::Same, &sets);
    let mean = |option: usize| table[option].iter().sum::<f64>() / 40_000.0;
    [mean(2), mean(1), mean(0)]
}

fn vote(words: &[Said]) -> [f64; 3] {
    vote_in(words, 0, false, Fixed::at_defaults())
}

#[track_caller]
fn near(found: [f64; 3], expected: [f64; 3]) {
    for (found, wanted) in found.iter().zip(expected) {
        // The prototype's values have two digits; the sampling error of 40,000 lanes is under .003.
        assert!((found - wanted).abs() < 0.015, "{found:.3} for {wanted} in {expected:?}");
    }
}

#[test]
fn nothing_said_is_a_third_each() {
    near(vote(&[]), [0.33, 0.34, 0.33]);
}

#[test]
fn ten_refusals_are_not_ten_pieces_of_evidence() {
    let refusals = |count: usize| (0..count).map(|_| said("con firm")).collect::<Vec<_>>();
    near(vote(&refusals(1)), [0.79, 0.14, 0.06]);
    // The prototype had .92, .94 and .97: there a speaker's repeating himself counted as a sign that he speaks for the actor.
    near(vote(&refusals(2)), [0.90, 0.07, 0.03]);
    near(vote(&refusals(3)), [0.92, 0.06, 0.02]);
    near(vote(&refusals(10)), [0.95, 0.03, 0.02]);
}

#[test]
fn a_speaker_does_not_vouch_for_himself() {
    let said_often = |office: &str, count: usize| {
        (0..count).map(|_| said("con firm").with(&format!("office = \"{office}\""))).collect::<Vec<_>>()
    };
    // However often the opposition says it, it speaks for the government one time in twenty.
    let [once, often] = [1, 10].map(|count| vote(&said_often("opposition", count))[0]);
    assert!(once < often && often < 0.38, "{once} to {often}");
    let anonymous = vote(&said_often("anonymous official", 10))[0];
    assert!(anonymous < 0.33 + 0.45 * 0.67, "{anonymous}");
}

#[test]
fn the_firmer_the_words_the_further_the_stance() {
    near(vote(&[said("con lean")]), [0.49, 0.33, 0.18]);
    near(vote(&[said("con")]), [0.62, 0.26, 0.12]);
    near(vote(&[said("con bound")]), [0.88, 0.08, 0.04]);
}

#[test]
fn who_speaks_and_where_it_stands_counts() {
    near(vote(&[said("con firm").with("office = \"anonymous official\"")]), [0.55, 0.25, 0.21]);
    near(vote(&[said("con firm").with("letter = \"B\"").with("digit = 3")]), [0.72, 0.18, 0.11]);
}

#[test]
fn old_words_count_less() {
    let fixed = Fixed::at_defaults().with(Parameter::ChangeRate, 1.0).unwrap();
    let old = [said("con firm").with("date = 2024-03-20")];
    // e^(−1·1 year) = e^(−.20·5 years).
    near(vote_in(&old, 0, false, fixed), [0.50, 0.27, 0.23]);
}

#[test]
fn the_wider_the_gap_the_weaker_the_words() {
    near(vote(&[said("con firm").with("bearing = \"near\"")]), [0.70, 0.20, 0.10]);
    near(vote(&[said("con firm").with("bearing = \"related\"")]), [0.58, 0.27, 0.15]);
    near(vote(&[said("con firm").with("scope = [\"c\", \"d\"]")]), [0.62, 0.25, 0.13]);
}

#[test]
fn conditions_say_two_things() {
    let only_if = || [said("pro").with("condition = \"c\"").with("meaning = \"only if\"").with("scope = \"c\"")];
    near(vote_in(&only_if(), 1, false, Fixed::at_defaults()), [0.13, 0.27, 0.61]);
    near(vote_in(&only_if(), 0, false, Fixed::at_defaults()), [0.61, 0.27, 0.13]);
    let if_c = || [said("pro").with("condition = \"c\"").with("meaning = \"if\"").with("scope = \"c\"")];
    near(vote_in(&if_c(), 1, false, Fixed::at_defaults()), [0.13, 0.27, 0.61]);
    near(vote_in(&if_c(), 0, false, Fixed::at_defaults()), [0.39, 0.29, 0.32]);
    let justified = || {
        let words = said("pro").with("condition = \"c\"").with("meaning = \"could be justified only with\"");
        [words.with("scope = \"c\"")]
    };
    near(vote_in(&justified(), 1, false, Fixed::at_defaults()), [0.31, 0.39, 0.31]);
    near(vote_in(&justified(), 0, false, Fixed::at_defaults()), [0.61, 0.27, 0.13]);
}

#[test]
fn an_own_act_counts_in_its_context_alone() {
    let surely = Fixed::at_defaults().with(Parameter::ActOverrides, 1.0).unwrap();
    near(vote_in(&[said("con firm")], 1, true, surely.clone()), [0.03, 0.10, 0.87]);
    near(vote_in(&[said("con firm")], 0, true, surely), [0.79, 0.14, 0.06]);
}
