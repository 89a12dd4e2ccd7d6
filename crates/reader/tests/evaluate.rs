//! The scorer: a gold agrees with itself entirely, and what is changed in it is lost, no more and no less.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{ARTICLE, gold, ledger, shared, span};
use proptest::prelude::*;
use reader::evaluate::{ForbiddenReading, Level, Matching, Scores, SpanKind, Tally, score};
use reader::ledger::{Ledger, article_file};
use serde_json::{Value, json};

/// The gold with a change, scored against the gold.
fn changed(change: impl FnOnce(&mut Value)) -> Scores {
    let mut predicted = gold();
    change(&mut predicted);
    score(&ledger(&gold()), &ledger(&predicted), ARTICLE, false)
}

/// Right statements at L0, L1, L2, L3, L4 and L4x.
fn right(scores: &Scores) -> [usize; 6] {
    Level::ALL.map(|level| scores.levels[&level].right)
}

fn perfect(scores: &Scores) -> bool {
    let tallies =
        scores.levels.values().chain([&scores.positions, &scores.memberships, &scores.unknowns, &scores.requirements]);
    let spans = scores.spans.values().flat_map(|span| [&span.exact, &span.characters]);
    tallies.chain(spans).chain(scores.actors.values()).all(|tally| tally.f1() == 1.0) && scores.forbidden.is_empty()
}

#[test]
fn a_gold_is_its_own_best_prediction() {
    let scores = changed(|_| {});
    assert!(perfect(&scores), "{scores:#?}");
    let tally = Tally { right: 4, predicted: 4, gold: 4 };
    assert!(scores.levels.values().all(|level| *level == tally), "the optional statement is in neither count");
    for name in ["seed-article/gold", "practice/p01-grain-deal.gold", "practice/p02-canal-toll.gold"] {
        let Some(file) = shared(&format!("statements/{name}.json")) else { return };
        let json = std::fs::read_to_string(&file).unwrap();
        let article = std::fs::read_to_string(file.with_file_name(article_file(&json).unwrap())).unwrap();
        let gold = Ledger::from_json(&json, &article).unwrap();
        let scores = score(&gold, &gold, &article, false);
        assert!(perfect(&scores), "{name}: {scores:#?}");
    }
}

#[test]
fn each_level_asks_for_one_thing_more() {
    let elsewhere = changed(|p| p["statements"][1]["evidence"] = span("It is not known"));
    assert_eq!(right(&elsewhere), [3, 3, 3, 3, 3, 3]);
    let actor = changed(|p| p["statements"][1]["actor"] = json!("ORL"));
    assert_eq!(right(&actor), [4, 3, 3, 3, 3, 3]);
    let unresolved = changed(|p| p["statements"][1]["actor"] = json!("?"));
    assert_eq!(right(&unresolved), [4, 3, 3, 3, 3, 3]);
    let polarity = changed(|p| p["statements"][1]["polarity"] = json!("pro"));
    assert_eq!(right(&polarity), [4, 4, 3, 3, 3, 3]);
    let stance = changed(|p| p["statements"][1]["stance"] = json!("warns"));
    assert_eq!(right(&stance), [4, 4, 4, 3, 3, 3]);
    let target = changed(|p| p["statements"][1]["target"] = json!("?"));
    assert_eq!(right(&target), [4, 4, 4, 3, 3, 3]);
    let source = changed(|p| p["statements"][1]["source"] = json!("okafor"));
    assert_eq!(right(&source), [4, 4, 4, 4, 3, 3]);
    let own = changed(|p| p["statements"][1]["source"] = json!("self"));
    assert_eq!(right(&own), [4, 4, 4, 4, 4, 3], "narrator and self are told apart at L4x only");
}

#[test]
fn half_of_the_shorter_evidence_is_enough() {
    // "Vestria has rejected the plan" has 29 characters: 15 of them are enough, 14 are not.
    let enough = changed(|p| p["statements"][1]["evidence"] = span("Vestria has rej"));
    assert_eq!(right(&enough)[0], 4);
    let within = changed(|p| p["statements"][1]["evidence"] = span("paid half. Vestria"));
    assert_eq!(right(&within)[0], 3, "7 of 18");
    let longer = changed(|p| p["statements"][1]["evidence"] = span("paid half. Vestria has rej"));
    assert_eq!(right(&longer)[0], 4, "15 of 26");
}

#[test]
fn what_could_be_defended_counts_in_full() {
    let scores = changed(|p| {
        p["statements"][0]["stance"] = json!("supports");
        p["statements"][0]["polarity"] = json!("pro");
    });
    assert!(scores.levels.values().all(|level| level.right == 4));
    let scores = changed(|p| {
        p["statements"][0]["stance"] = json!("agrees");
        p["statements"][0]["polarity"] = json!("pro");
    });
    assert_eq!(right(&scores), [4, 4, 4, 3, 3, 3], "the polarity is accepted, the stance is not");
}

#[test]
fn who_speaks_for_a_state_and_the_state_are_equally_right() {
    // "Vestria, as its envoy says" for "its envoy".
    let spoken = changed(|p| {
        p["statements"][2]["actor"] = json!("VES");
        p["statements"][2]["source"] = json!("okafor");
        p["statements"][2]["certainty"] = json!("reported");
    });
    assert_eq!(right(&spoken), [4; 6]);
    let other_state = changed(|p| p["statements"][2]["source"] = json!("lindqvist"));
    assert_eq!(right(&other_state), [4, 4, 4, 4, 3, 3]);
    // And the other way round: the gold says "Vestria, as its envoy says".
    let mut with_source = gold();
    with_source["statements"][2]["actor"] = json!("VES");
    with_source["statements"][2]["source"] = json!("okafor");
    let scores = score(&ledger(&with_source), &ledger(&gold()), ARTICLE, false);
    assert_eq!(right(&scores), [4; 6]);
    assert_eq!(scores.forbidden, []);
}

#[test]
fn optional_statements_are_never_required_and_never_wrong() {
    let without = changed(|p| drop(p["statements"].as_array_mut().unwrap().remove(4)));
    assert!(without.levels.values().all(|level| *level == Tally { right: 4, predicted: 4, gold: 4 }));
    let twice = changed(|p| {
        let optional = p["statements"][4].clone();
        p["statements"].as_array_mut().unwrap().push(optional);
    });
    assert!(
        twice.levels.values().all(|level| *level == Tally { right: 4, predicted: 5, gold: 4 }),
        "one is dropped, the other has nothing to match"
    );
    let spans = changed(|p| p["statements"][4]["hedges"] = json!([]));
    assert_eq!(spans.spans[&SpanKind::Hedge].exact, Tally::default());
}

#[test]
fn targets_match_by_words_family_principal_or_id() {
    let words = changed(|p| {
        p["issues"][0]["id"] = json!("Q");
        p["issues"][1]["parent"] = json!("Q");
        for i in 0..3 {
            p["statements"][i]["target"] = json!("Q");
            p["statements"][i]["also_accept"] = json!([]);
        }
        p["requirements"][0]["issue"] = json!("Q");
    });
    assert_eq!(right(&words), [4; 6], "ids need not be the same");
    let child = changed(|p| p["statements"][1]["target"] = json!("P2"));
    assert_eq!(right(&child)[3], 4, "a version of the plan");
    let span_elsewhere = changed(|p| p["statements"][1]["target_span"] = span("two thirds"));
    assert_eq!(right(&span_elsewhere)[3], 3, "the words given for the target come first");
    let no_mentions = |given: bool| {
        let mut predicted = gold();
        predicted["issues"][0]["mentions"] = json!([]);
        score(&ledger(&gold()), &ledger(&predicted), ARTICLE, given)
    };
    assert_eq!(right(&no_mentions(false))[3], 1);
    assert_eq!(right(&no_mentions(true))[3], 4, "the id is enough when the issues were given");
    let principal = changed(|p| {
        p["entities"][2]["mentions"] = json!([]);
        p["entities"][2]["id"] = json!("X");
        p["statements"][3]["target"] = json!("X");
        p["memberships"][0]["body"] = json!("X");
        p["requirements"][0]["body"] = json!("X");
    });
    assert_eq!(right(&principal), [4; 6]);
}

#[test]
fn positions_are_statements_merged() {
    let one_of_two = changed(|p| drop(p["statements"].as_array_mut().unwrap().remove(1)));
    assert_eq!(one_of_two.levels[&Level::Source], Tally { right: 3, predicted: 3, gold: 4 });
    assert_eq!(one_of_two.positions, Tally { right: 3, predicted: 3, gold: 3 }, "Vestria refuses twice: one position");
}

#[test]
fn spans_are_scored_to_the_character() {
    let scores = changed(|p| {
        p["statements"][2]["actor_span"] = span("Tor Okafor");
        p["statements"][1]["cue"] = span("has rejected");
    });
    let actor = scores.spans[&SpanKind::Actor];
    assert_eq!(actor.exact, Tally { right: 3, predicted: 4, gold: 4 });
    assert_eq!(actor.characters.gold - actor.characters.right, "its envoy, ".chars().count());
    assert_eq!(actor.characters.predicted, actor.characters.right);
    let cue = scores.spans[&SpanKind::Cue];
    assert_eq!(cue.characters.predicted - cue.characters.right, "has ".len());
}

#[test]
fn actors_are_counted_by_how_they_are_named() {
    let scores = changed(|p| {
        p["statements"][3]["actor"] = json!("okafor");
        p["statements"][0]["actor_span"] = Value::Null;
    });
    assert_eq!(scores.actors["name"], Tally { right: 3, predicted: 4, gold: 4 });
    let mut carried = gold();
    carried["statements"][0]["actor_span"] = Value::Null;
    let scores = score(&ledger(&carried), &ledger(&gold()), ARTICLE, false);
    assert_eq!(scores.actors["carried over"], Tally { right: 1, predicted: 1, gold: 1 });
}

#[test]
fn records_are_matched_by_evidence_and_ids() {
    let scores = changed(|p| {
        p["memberships"][0]["member"] = json!("VES");
        p["unknowns"][0]["holder"] = json!("VES");
        p["requirements"][0]["body"] = json!("ORL");
    });
    let lost = Tally { right: 0, predicted: 1, gold: 1 };
    assert_eq!([scores.memberships, scores.unknowns, scores.requirements], [lost; 3]);
}

#[test]
fn forbidden_readings_are_counted() {
    let readings = |scores: &Scores| scores.forbidden.iter().map(|f| (f.reading, f.gold.clone())).collect::<Vec<_>>();
    let threat = changed(|p| p["statements"][3]["stance"] = json!("threatens"));
    assert_eq!(readings(&threat), [(ForbiddenReading::Negation, "s4".to_owned())], "denied threatening is no threat");
    let support = changed(|p| {
        p["statements"][3]["stance"] = json!("supports");
        p["statements"][3]["polarity"] = json!("pro");
    });
    assert_eq!(readings(&support), [(ForbiddenReading::Negation, "s4".to_owned())]);
    let on_record = changed(|p| p["statements"][4]["certainty"] = json!("on_record"));
    assert_eq!(readings(&on_record), [(ForbiddenReading::Certainty, "s5".to_owned())]);
    let own = changed(|p| p["statements"][4]["actor"] = json!("VES"));
    assert_eq!(readings(&own), [(ForbiddenReading::Office, "s5".to_owned())], "officials are not the state");
    let in_office = changed(|p| p["entities"][5]["status"] = json!("current"));
    assert_eq!(readings(&in_office), [(ForbiddenReading::Office, "s4".to_owned())]);
    let milder = changed(|p| p["statements"][3]["stance"] = json!("states"));
    assert_eq!(readings(&milder), [], "wrong, and not forbidden");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn matchings_are_maximum(edges in prop::collection::vec(prop::bool::ANY, 25), left in 1_usize..=5, right in 1_usize..=5) {
        let agree = |l: usize, r: usize| edges[l * 5 + r];
        let mut matching = Matching::new(left, right);
        let found = (0..left).filter(|l| matching.augment(*l, agree)).count();
        prop_assert_eq!(matching.pairs().count(), found);
        prop_assert!(matching.pairs().all(|(l, r)| agree(l, r)));
        // Brute force: for each set of those on the right, the most on the left that it can serve, one after the other.
        let mut best = vec![None; 1 << right];
        best[0] = Some(0);
        for l in 0..left {
            for set in (0..1_usize << right).rev() {
                let Some(so_far) = best[set] else { continue };
                for r in (0..right).filter(|r| set >> r & 1 == 0 && agree(l, *r)) {
                    let with = &mut best[set | 1 << r];
                    *with = (*with).max(Some(so_far + 1));
                }
            }
        }
        prop_assert_eq!(Some(found), best.into_iter().flatten().max());
    }

    /// Leaving out any statements loses just those, at every level.
    #[test]
    fn what_is_left_out_is_lost(kept in prop::collection::vec(prop::bool::ANY, 5)) {
        let scores = changed(|p| {
            let mut kept = kept.iter();
            p["statements"].as_array_mut().unwrap().retain(|_| *kept.next().unwrap());
        });
        let core = kept[..4].iter().filter(|kept| **kept).count();
        let expected = Tally { right: core, predicted: core, gold: 4 };
        prop_assert!(scores.levels.values().all(|level| *level == expected));
        prop_assert!(scores.forbidden.is_empty());
    }
}

#[test]
fn averages_are_micro_averages() {
    let mut all = changed(|p| p["statements"] = json!([]));
    all.add(changed(|_| {}));
    assert_eq!(all.levels[&Level::Source], Tally { right: 4, predicted: 4, gold: 8 });
    assert!((all.headline() - 2.0 / 3.0).abs() < 1e-12);
    assert_eq!(all.articles, 2);
}
