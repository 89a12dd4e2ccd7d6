//! What holds of every ledger, whatever it says: the laws of the model of statements.
#![allow(clippy::unwrap_used)]

mod common;

use common::ledger::*;
use common::plain::{plainly, student};
use common::{ANOTHER, EACH_OUTCOME, NO_CONTEXTS, Said, WITH_AND_WITHOUT, day, dossier, said};
use dossier::{Office, Position, Size};
use evidence::{
    Fixed, Group, LEVELS, Member, Parameter, Rate, Report, Side, Sizes, Table, Text, Utterance, size_levels, utterances,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Random cases of each law.
fn cases(count: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(count) }
}

// What changes nothing

#[test]
fn reports_of_one_utterance_that_differ_in_strength_may_stand_in_any_order() {
    let report = |position: &str| said(position).with("utterance = \"u\"").with("letter = \"B\"");
    let (mild, firm) = (report("con"), report("con firm").with("source = \"newspaper\""));
    let (one, other) = ([mild.clone(), firm.clone()], [firm, mild]);
    let asked = Asked::new(&one);
    assert!(apart(&asked.stances(), &asked.instead(&other).stances()) < ROUNDING);
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn the_order_of_statements_in_the_file_changes_nothing(
        (words, shuffled) in in_two_orders(contradictory(6)),
        contexts in contexts(),
    ) {
        let asked = Asked { contexts, ..Asked::new(&words) };
        prop_assert!(same(&asked.stances(), &asked.instead(&shuffled).stances()));
    }

    #[test]
    fn nor_does_it_where_ids_are_made_in_that_order(
        (words, shuffled) in in_two_orders(ledger(6)),
        contexts in contexts(),
    ) {
        let nameless = |words: Vec<Said>| words.into_iter().map(|said| said.without("id")).collect::<Vec<_>>();
        let (words, shuffled) = (nameless(words), nameless(shuffled));
        let asked = Asked { contexts, ..Asked::new(&words) };
        prop_assert!(apart(&asked.stances(), &asked.instead(&shuffled).stances()) < ROUNDING);
    }

    #[test]
    fn saying_the_same_twice_changes_nothing(
        words in contradictory(5),
        which: Index,
        at: Index,
        contexts in contexts(),
    ) {
        prop_assume!(!words.is_empty());
        let again = words[which.index(words.len())].clone().with("id = \"the-same\"");
        let asked = Asked { contexts, ..Asked::new(&words) };
        prop_assert!(same(&asked.stances(), &asked.instead(&and_one(&words, at, again)).stances()));
    }

    #[test]
    fn what_another_actor_says_changes_nothing(
        words in ledger(5),
        said in statement(),
        at: Index,
        contexts in contexts(),
    ) {
        let more = and_one(&words, at, said.with("actor = \"CHN\""));
        let asked = Asked { contexts, ..Asked::new(&words) };
        prop_assert!(same(&asked.stances(), &asked.instead(&more).stances()));
    }

    #[test]
    fn what_is_said_on_another_matter_changes_nothing(words in ledger(5), said in statement(), at: Index) {
        let more = and_one(&words, at, said.with("motion = \"p\"").without("scope"));
        let asked = Asked::new(&words);
        prop_assert!(same(&asked.stances(), &asked.instead(&more).stances()));
    }

    #[test]
    fn what_media_say_changes_nothing(words in ledger(5), said in statement(), at: Index, contexts in contexts()) {
        let more = and_one(&words, at, said.with("office = \"media\""));
        let asked = Asked { contexts, ..Asked::new(&words) };
        prop_assert!(same(&asked.stances(), &asked.instead(&more).stances()));
    }

    #[test]
    fn another_member_changes_no_stance_of_the_first(words in ledger(4), act in act(), others in ledger(3)) {
        let others = others.into_iter().map(|said| said.with("actor = \"CHN\"").without("id"));
        let words: Vec<Said> = words.into_iter().chain(others).collect();
        let asked = Asked { act, ..Asked::new(&words) };
        let dossier = dossier(asked.contexts, &words);
        let first = asked.member(&dossier);
        let said = utterances(&dossier, "CHN", "m", day(), &[]);
        let second = Member { key: "CHN@m".to_owned(), utterances: said, ..first.clone() };
        let alone = asked.of(&dossier, vec![first.clone()], Vec::new());
        prop_assert!(same(&alone[0], &asked.of(&dossier, vec![second, first], Vec::new())[1]));
    }

    #[test]
    fn a_silent_member_of_its_group_changes_no_stance_of_the_first(words in ledger(4), act in act()) {
        let asked = Asked { act, ..Asked::new(&words) };
        let dossier = dossier(asked.contexts, &words);
        let first = Member { group: Some(0), ..asked.member(&dossier) };
        let silent = Member { key: "CHN@m".to_owned(), utterances: Vec::new(), acts: vec![None; 3], ..first.clone() };
        let group = || vec![Group { key: "bloc@m".to_owned(), share: Parameter::BlocShare }];
        let alone = asked.of(&dossier, vec![first.clone()], group());
        prop_assert!(same(&alone[0], &asked.of(&dossier, vec![silent, first], group())[1]));
    }

    #[test]
    fn splitting_an_interval_of_time_changes_nothing(words in ledger(4), days in 0..1_000, media: bool) {
        // Words that say nothing, in between: of media, or none of substance.
        let silent = said("silent").with(&date(days)).with("id = \"silent\"");
        let words: Vec<Said> = words.into_iter().chain([silent]).collect();
        let asked = Asked::new(&words);
        let dossier = dossier(asked.contexts, &words);
        let statement = dossier.statements.last().unwrap();
        let nothing = Utterance {
            date: statement.date.value,
            position: if media { dossier.statements[0].position.value } else { Position::Silent },
            bearing: statement.bearing,
            repeated: false,
            statements: vec![words.len() - 1],
            speaker: "Nobody".to_owned(),
            office: if media { Office::Media } else { Office::Head },
            reports: vec![Report { source: ANOTHER.to_owned(), letter: 'A', digit: 1, hedged: false, hops: 1 }],
        };
        let member = asked.member(&dossier);
        let mut split = member.clone();
        let at = split.utterances.partition_point(|utterance| utterance.date <= nothing.date);
        split.utterances.insert(at, nothing);
        let stances = asked.of(&dossier, vec![member, split], Vec::new());
        prop_assert!(apart(&stances[0], &stances[1]) < ROUNDING);
    }

    #[test]
    fn splitting_a_context_in_two_leaves_its_stances_alone(
        words in ledger(5),
        scopes in vec(select(&["", "\"all\"", "\"as such\"", "\"with\"", "\"without\""][..]), 10),
    ) {
        let scoped = |(said, scope): (Said, &&str)| match *scope {
            "" => said.without("scope"),
            scope => said.with(&format!("scope = {scope}")),
        };
        let words: Vec<Said> = words.into_iter().zip(&scopes).map(scoped).collect();
        let whole = Asked { contexts: WITH_AND_WITHOUT, ..Asked::new(&words) };
        let [without, with] = <[Vec<f64>; 2]>::try_from(whole.stances()).unwrap();
        let split = Asked { contexts: EACH_OUTCOME, ..whole }.stances();
        prop_assert!(same(&split, &[without, with.clone(), with]));
    }

    #[test]
    fn words_from_before_many_changes_of_mind_say_nothing(
        words in ledger(4),
        act in act(),
        quick: bool,
        contexts in contexts(),
    ) {
        let asked = Asked { act, contexts, ..Asked::new(&[]) };
        let (said, asked) = if quick {
            (words, asked.fixed(Parameter::ChangeRate, 1e6))
        } else {
            // At the default positions change every five years.
            let long_ago = |said: Said| said.with("date = 1525-03-20");
            (words.into_iter().map(long_ago).collect(), asked.at_defaults(8))
        };
        prop_assert!(apart(&asked.instead(&said).stances(), &asked.stances()) < ROUNDING);
    }
}

// What moves a stance, and which way

/// `said` by somebody new in a source of its own, newer than all else.
fn newest(said: Said, position: &str) -> Said {
    let said = said.with(&format!("position = \"{position}\"")).with(&date(0)).with("id = \"newest\"");
    said.without("letter").with("speaker = \"Somebody New\"").with(&format!("source = \"{ANOTHER}\""))
}

/// A refusal: "could be justified only with" is none where that is so.
fn refusal(said: Said, position: &str) -> Said {
    let said = newest(said, position);
    if said.field("meaning").contains("justified") { said.with("meaning = \"if\"") } else { said }
}

/// A support: one with a condition is a refusal elsewhere.
fn support(said: Said, position: &str) -> Said {
    newest(said.without("condition").without("meaning"), position)
}

/// `words` of which those on one side are of every context, so that none of them is heard of a context it is not of.
fn of_every_context(words: Vec<Said>, side: &str) -> Vec<Said> {
    let whole = |said: Said| match said.field("position").contains(side) {
        true => said.without("condition").without("meaning").with("scope = \"all\""),
        false => said,
    };
    words.into_iter().map(whole).collect()
}

/// The mean of P(yes) over many lanes in each context.
fn yes(asked: &Asked<'_>) -> Vec<f64> {
    let mean = |stances: &Vec<f64>| asked.votes(stances, Text::Same)[0].iter().sum::<f64>() / stances.len() as f64;
    asked.stances().iter().map(mean).collect()
}

#[test]
fn a_firmer_refusal_by_a_lesser_speaker_raises_yes_nowhere() {
    let words = [said("con lean").with("scope = \"with\"")];
    let refusal = said("con bound").with("scope = \"c\"").with("speaker = \"Q\"").with("digit = 3");
    let more = [words[0].clone(), refusal.with("office = \"anonymous official\"")];
    let asked = Asked { until: 0, ..Asked::new(&words) }.at_defaults(10_000);
    for (before, after) in yes(&asked).into_iter().zip(yes(&asked.instead(&more))) {
        assert!(after < before + 1e-3, "{before} to {after}");
    }
}

proptest! {
    #![proptest_config(cases(50))]

    #[test]
    fn the_newest_refusal_by_somebody_new_raises_support_nowhere(
        words in ledger(5),
        said in statement(),
        at: Index,
        position in select(&REFUSALS[..]),
        until in 0..300,
        act in act(),
        everywhere: bool,
    ) {
        // Of every context, whatever else was said; or of some, where all other refusals are of every context.
        let refusal = refusal(said, position);
        let (words, refusal) = match everywhere {
            true => (words, refusal.without("condition").without("meaning").with("scope = \"all\"")),
            false => (of_every_context(words, "con"), refusal),
        };
        let asked = Asked { until, act, ..Asked::new(&words) }.at_defaults(12);
        let more = and_one(&words, at, refusal);
        prop_assert!(most_above(&asked.instead(&more).stances(), &asked.stances()) < ROUNDING);
    }

    #[test]
    fn the_newest_support_by_somebody_new_lowers_support_nowhere(
        words in ledger(5),
        said in statement(),
        at: Index,
        position in select(&SUPPORTS[..]),
        until in 0..300,
        act in act(),
        everywhere: bool,
    ) {
        let support = support(said, position);
        let (words, support) = match everywhere {
            true => (words, support.with("scope = \"all\"")),
            false => (of_every_context(words, "pro"), support),
        };
        let asked = Asked { until, act, ..Asked::new(&words) }.at_defaults(12);
        let more = and_one(&words, at, support);
        prop_assert!(most_above(&asked.stances(), &asked.instead(&more).stances()) < ROUNDING);
    }

    #[test]
    fn the_stronger_the_only_words_the_further_the_stance(said in statement(), until in 0..300, act in act()) {
        let stances = |position: &str| {
            let words = [said.clone().with(&format!("position = \"{position}\""))];
            Asked { until, act, ..Asked::new(&words) }.stances()
        };
        // Words with a condition may be heard everywhere by a half that has no strength of its own.
        let differ = said.field("meaning").is_empty();
        for (weaker, stronger) in SUPPORTS.windows(2).chain(REFUSALS.windows(2)).map(|pair| (pair[0], pair[1])) {
            let (mut lower, mut higher) = (stances(weaker), stances(stronger));
            if stronger.starts_with("con") {
                std::mem::swap(&mut lower, &mut higher);
            }
            prop_assert!(most_above(&lower, &higher) < ROUNDING, "{weaker}, {stronger}");
            prop_assert!(!differ || most_above(&higher, &lower) > ROUNDING, "{weaker}, {stronger}");
        }
    }
}

/// P(no) in each lane lies where P(yes) does in the mirrored lanes next to it: those as far from the highest support as the
/// lane is from the lowest.
fn assert_mirrored(asked: &Asked<'_>, votes: &Table, mirrored: &Table) {
    let places = asked.sets().draws().uniform("support|RUS@m");
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|a, b| places[*a].total_cmp(&places[*b]));
    for (place, no) in places.iter().zip(&votes[2]) {
        let next = order.partition_point(|&lane| places[lane] < 1.0 - place);
        let least = next.checked_sub(1).map_or(0.0, |below| mirrored[0][order[below]]);
        let most = order.get(next).map_or(1.0, |&above| mirrored[0][above]);
        assert!(least - ROUNDING <= *no && *no <= most + ROUNDING, "{least} <= {no} <= {most}");
    }
}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn where_all_is_the_other_way_round_so_are_the_votes(
        words in ledger(4),
        act in act(),
        until in 0..300,
        covers_all in select(&[0.0, 1.0][..]),
    ) {
        // A supporter's condition says something of the rest, an opponent's does not: they have no mirror image.
        let words: Vec<Said> = words.into_iter().map(|said| said.without("condition").without("meaning")).collect();
        let turned = |said: &Said| {
            let position = said.field("position").replace("pro", "x").replace("con", "pro").replace('x', "con");
            said.clone().with(&format!("position = {position}"))
        };
        let mirrored: Vec<Said> = words.iter().map(turned).collect();
        let fixed = Fixed::at_defaults().with(Parameter::Reversal, 0.0).unwrap();
        let fixed = fixed.with(Parameter::RefusalScope, covers_all).unwrap();
        let asked = Asked { until, act, lanes: 60, fixed, ..Asked::new(&words) };
        let other = act.map(|side| if side == Side::Pro { Side::Con } else { Side::Pro });
        let mirror = Asked { act: other, ..asked.instead(&mirrored) };
        let texts = [(Text::Same, Text::Same), (Text::Softer, Text::Harder), (Text::Harder, Text::Softer)];
        for (one, other) in asked.stances().iter().zip(&mirror.stances()) {
            for (text, turned) in texts {
                assert_mirrored(&asked, &asked.votes(one, text), &asked.votes(other, turned));
            }
        }
    }
}

// How wide stances are

#[test]
fn of_whom_nothing_is_known_votes_in_thirds_alone_and_in_groups_in_every_context() {
    for share in [None, Some(0.0), Some(0.3), Some(0.5), Some(0.85)] {
        let asked = Asked::new(&[]).at_defaults(20_000).fixed(Parameter::Reversal, 0.0);
        let asked = share.iter().fold(asked, |asked, share| asked.fixed(Parameter::BodyShare, *share));
        let dossier = dossier(asked.contexts, &[]);
        let member = |key: &str| Member { key: key.to_owned(), group: share.map(|_| 0), ..asked.member(&dossier) };
        let groups = share.iter().map(|_| Group { key: "body@m".to_owned(), share: Parameter::BodyShare }).collect();
        for stances in asked.of(&dossier, ["RUS@m", "CHN@m", "FRA@m"].map(member).into(), groups) {
            assert!(same(&stances[1..], &stances[..2]), "contexts of which nothing is said differ");
            for option in asked.votes(&stances[0], Text::Same) {
                let mean = option.iter().sum::<f64>() / 20_000.0;
                assert!((mean - 1.0 / 3.0).abs() < 0.03, "{mean} at {share:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn no_interval_has_width_zero(
        words in ledger(4),
        act in act(),
        yes in 0.0_f64..1.0,
        no in 0.0_f64..1.0,
        grouped: bool,
    ) {
        let asked = Asked { act, lanes: 40, ..Asked::new(&words) };
        let dossier = dossier(asked.contexts, &words);
        let spoken = Member { group: grouped.then_some(0), ..asked.member(&dossier) };
        let rate = Some(Rate { yes, abstain: (1.0 - yes) * (1.0 - no), no: (1.0 - yes) * no });
        let silent = Member { key: "CHN@m".to_owned(), utterances: Vec::new(), rate, group: None, ..spoken.clone() };
        let groups = vec![Group { key: "bloc@m".to_owned(), share: Parameter::BlocShare }];
        for stances in asked.of(&dossier, vec![spoken, silent], groups) {
            for mut option in stances.iter().flat_map(|context| asked.votes(context, Text::Same)) {
                option.sort_by(f64::total_cmp);
                // The second and the last but one of 40 lanes: 5 and 95 %.
                prop_assert!(option[38] - option[1] > 1e-5, "{option:?}");
            }
        }
    }
}

// Sizes

proptest! {
    #[test]
    fn levels_of_a_pledge_keep_its_mean(
        low in 100.0_f64..2_000.0,
        ratio in 1.5_f64..4.0,
        factor in 0.2_f64..1.0,
        unit in 2_000.0_f64..5_000.0,
        amounts in vec(100.0_f64..40_000.0, 1..5),
    ) {
        let mean = |size: &Size, unknown: (f64, f64)| {
            let sizes: Sizes = size_levels(size, unknown, unit, factor);
            sizes.iter().enumerate().map(|(level, p)| unit * level as f64 * p).sum::<f64>()
        };
        let near = |found: f64, expected: f64| (found / expected - 1.0).abs() < 1e-4;
        // The mean of a lognormal with these 10 and 90 % quantiles, nearly all of which is below the largest need.
        let (high, spread) = (low * ratio, ratio.ln() / (2.0 * 1.281_551_565_544_600_4));
        prop_assert!(high * ratio < unit * LEVELS as f64);
        let lognormal = factor * (low * high).sqrt() * (spread * spread / 2.0).exp();
        prop_assert!(near(mean(&Size::Range(low, high), (1.0, 2.0)), lognormal));
        prop_assert!(near(mean(&Size::Unknown, (low, high)), lognormal));
        let share = 1.0 / amounts.len() as f64;
        let levels = Size::Levels(amounts.iter().map(|amount| (*amount, share)).collect());
        prop_assert!(near(mean(&levels, (1.0, 2.0)), amounts.iter().sum::<f64>() * share));
        prop_assert!(near(mean(&Size::Exactly(amounts[0]), (1.0, 2.0)), amounts[0]));
    }
}

// Words taken at their word

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn where_all_are_trusted_and_nothing_is_hidden_support_is_the_prior_times_what_words_say(words in ledger(5)) {
        let apart = |(number, said): (usize, Said)| said.with(&format!("utterance = \"u{number}\""));
        let words: Vec<Said> = words.into_iter().enumerate().map(apart).collect();
        let asked = Asked { contexts: NO_CONTEXTS, ..Asked::new(&words) }.at_defaults(40);
        let asked = asked.fixed(Parameter::PublicPrivateGap, 0.0).fixed(Parameter::ChangeRate, 0.0);
        let asked = asked.fixed(Parameter::HedgeTrust, 1.0).fixed(Parameter::Retelling, 1.0);
        let trusts = [Parameter::OfficeTrust, Parameter::SourceTrust, Parameter::ReportTrust];
        let asked = trusts.into_iter().fold(asked, |asked, trust| asked.fixed(trust, 1e3));
        // A hundred times as fine.
        let (step, heard) = (0.002, words.iter().filter_map(plainly).collect::<Vec<_>>());
        let density =
            |support: f64| heard.iter().fold(student(support / 1.25), |p, heard| p * heard.likelihood(support));
        let points: Vec<f64> = (0..12_100).map(|at| -12.1 + step * (f64::from(at) + 0.5)).collect();
        let mut sum = 0.0;
        let up_to: Vec<f64> = points.iter().map(|support| { sum += density(*support); sum }).collect();
        for (found, place) in asked.stances()[0].iter().zip(asked.sets().draws().uniform("support|RUS@m")) {
            let expected = points[up_to.partition_point(|below| *below < place * sum)];
            prop_assert!((found - expected).abs() < 0.1, "{found} for {expected}");
        }
    }
}
