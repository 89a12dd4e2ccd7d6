//! What follows the decision: closed forms, draws that agree with what is stated, threats and what they hang on.

#![allow(clippy::unwrap_used)]

use dossier::Dossier;
use outlook::brief::{Reactions, ThreatView};
use outlook::{Extent, Model, ReactionSettings, Request, WhatIf, answer, reactions, what_if};
use rules::Catalogue;
use terms::{Assignment, Diagnostics, Memory, parse_date};

/// A goes or stays away; B then accepts or strikes. What is worth what stands in points without ranges.
const TREE: &str = r#"format = 1
[question]
text = "Will A go?"
as_of = 2025-03-20
by = 2025-12-31
[[actor]]
id = "A"
name = "Arland"
[[actor]]
id = "B"
name = "Borland"
[[motion]]
id = "go"
title = "going"
actor = "A"
[[stance]]
actor = "A"
motion = "go"
yes = 0.5
no = 0.5
[[path]]
id = "there"
title = "A is there"
when = "go"

[[move]]
id = "first"
title = "does A go"
actor = "A"
[[move.option]]
id = "goes"
title = "A goes"
to = "answer"
paths = ["there"]
[[move.option]]
id = "stays_away"
title = "A stays away"
to = "away"
[[move]]
id = "answer"
title = "B's answer"
actor = "B"
[[move.option]]
id = "accepts"
title = "B accepts"
to = "accepted"
[[move.option]]
id = "strikes"
title = "B strikes"
to = "struck"
adds = { B = -10 }

[[end]]
id = "away"
title = "nobody goes"
worth = { A = 50, B = 90 }
[[end]]
id = "accepted"
title = "A is there"
worth = { A = 80, B = 40 }
[[end]]
id = "struck"
title = "A is struck"
worth = { A = 20, B = 60 }

[[source]]
id = "paper"
title = "A newspaper"
kind = "newspaper"
"#;

const THREAT: &str = r#"
[[statement]]
id = "warning"
actor = "B"
motion = "there"
position = "con"
date = 2025-03-06
quote = "We shall strike."
source = "paper"
speaker = "Bo"
office = "foreign minister"
[[threat]]
id = "strike"
title = "a strike"
at = "answer"
options = ["strikes"]
statements = ["warning"]
"#;

fn open(text: &str) -> Dossier {
    let bodies = Memory::new();
    let world = Memory::new().with("case/dossier.toml", text);
    let (dossier, _) = dossier::open(&world, "case", &Catalogue::new(&bodies)).unwrap();
    dossier
}

fn played(text: &str, assignments: &[&str]) -> Reactions {
    let answer = set(text, assignments).unwrap();
    let [_, then] = *answer.reactions.unwrap();
    then
}

fn set(text: &str, assignments: &[&str]) -> Result<WhatIf, Diagnostics> {
    let bodies = Memory::new();
    let parsed: Vec<Assignment> = assignments.iter().map(|text| Assignment::parse(text).unwrap()).collect();
    what_if(&open(text), &Catalogue::new(&bodies), &Request::default(), &parsed, &Diagnostics::new())
}

fn probability(all: &Reactions, known: &str, option: &str) -> f64 {
    let known = all.moves.iter().find(|m| m.id == known).unwrap();
    known.options.iter().find(|o| o.id == option).unwrap().probability.mean
}

fn threat<'a>(all: &'a Reactions, id: &str) -> &'a ThreatView {
    all.threats.iter().find(|threat| threat.id == id).unwrap()
}

#[track_caller]
fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-12, "{a} is not {b}");
}

/// The worked number of docs/reactions.md.
#[test]
fn the_worked_number_of_the_method_note() {
    let all = played(TREE, &["reactions.precision=0.1"]);
    // B: 60 − 10 = 50 for the strike, 40 for acceptance.
    let strikes = 1.0 / (1.0 + (-1.0_f64).exp());
    close(probability(&all, "answer", "strikes"), strikes);
    // A expects 80 with the one and 20 with the other; 50 at home.
    let going = 20.0 * strikes + 80.0 * (1.0 - strikes);
    let goes = 1.0 / (1.0 + (0.1 * (50.0 - going)).exp());
    close(probability(&all, "first", "goes"), goes);
    let note = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reactions.md")).unwrap();
    for number in [strikes, going / 100.0, goes] {
        let shown = format!("{:.2}", 100.0 * number);
        assert!(note.contains(&shown), "docs/reactions.md does not say {shown}");
    }
    assert_eq!(all.moves[0].best, ["stays_away"]);
    assert_eq!(all.moves[1].best, ["strikes"]);
    let there = &all.branches[0];
    assert_eq!((there.option.as_str(), &there.paths[..]), ("goes", &["there".to_owned()][..]));
    close(there.ends.iter().find(|(end, _)| end == "struck").unwrap().1.mean, strikes);
}

#[test]
fn a_brief_plays_the_tree_where_it_is_shown_and_only_there() {
    let bodies = Memory::new();
    let catalogue = Catalogue::new(&bodies);
    let dossier = open(TREE);
    let model = Model::new(&dossier, &catalogue, &Request::default()).unwrap();
    let shown = |extent| answer(&model, &catalogue, &Diagnostics::new(), extent).reactions;
    assert!(shown(Extent::FirstScreen).is_none());
    let all = shown(Extent::Whole).unwrap();
    assert_eq!(Some(&all), reactions(&model, &ReactionSettings::default()).as_ref());
    assert_eq!(Some(&all), shown(Extent::EveryPath).as_ref());
    for branch in &all.branches {
        close(branch.ends.iter().map(|(_, p)| p.mean).sum(), 1.0);
    }
    // λ is drawn from its range, so that what it decides is an interval.
    let strikes = all.moves[1].options[1].probability;
    let at = |lambda: f64| 1.0 / (1.0 + (-10.0 * lambda).exp());
    assert!(at(0.03) < strikes.low && strikes.low < strikes.mean && strikes.high < at(0.3));
    let plain = TREE.split("[[move]]").next().unwrap();
    let without = open(plain);
    let model = Model::new(&without, &catalogue, &Request::default()).unwrap();
    assert!(reactions(&model, &ReactionSettings::default()).is_none());
}

#[test]
fn ranges_and_orders_are_drawn_as_stated() {
    let ranged = TREE.replace("B = 60", "B = [30, 90]");
    let order = "[[preference]]\nactor = \"A\"\norder = \"accepted > away = struck\"\nreason = \"It says so.\"\n";
    let ordered = ["A = 50, ", "A = 80, ", "A = 20, "].iter().fold(ranged, |text, worth| text.replace(worth, ""));
    let all = played(&format!("{ordered}{order}"), &["reactions.backing_down=0"]);
    let worth = |end: &str, actor: &str| {
        let end = all.ends.iter().find(|known| known.id == end).unwrap();
        end.worth.iter().find(|worth| worth.actor.0 == actor).unwrap().clone()
    };
    let struck = worth("struck", "B");
    assert!((struck.low - 30.0).abs() < 3.0 && (struck.high - 90.0).abs() < 3.0 && !struck.from_order);
    // The larger and the smaller of two uniform numbers have the means two thirds and one third.
    let (best, worst) = (worth("accepted", "A"), worth("struck", "A"));
    assert!((best.mean - 200.0 / 3.0).abs() < 2.0 && (worst.mean - 100.0 / 3.0).abs() < 2.0);
    assert!(best.from_order && best.reason == "It says so.");
    assert_eq!(worth("away", "A").mean, worst.mean);
}

#[test]
fn a_threat_is_credible_where_carrying_it_out_pays() {
    let text = format!("{TREE}{THREAT}");
    let sure = played(&text, &["reactions.backing_down=0"]);
    assert_eq!(threat(&sure, "strike").credibility, 1.0);
    assert_eq!(threat(&played(&text, &["B@struck=45", "reactions.backing_down=0"]), "strike").credibility, 0.0);
    // With words that bind to some .85 and ten points for breaking them, 35 against 40 − 8.5 pays.
    let bound = played(&text, &["B@struck=45", "reactions.backing_down=10"]);
    assert!(threat(&bound, "strike").credibility > 0.99);
    let gone = played(&text, &["B@struck=45", "reactions.backing_down=10", "statement:warning=off"]);
    let gone = threat(&gone, "strike");
    assert_eq!((gone.credibility, gone.weight.mean, gone.statements.len()), (0.0, 0.0, 0));
}

#[test]
fn words_bind_by_the_office_of_who_spoke() {
    let weight = |office: &str| {
        let text = format!("{TREE}{}", THREAT.replace("foreign minister", office));
        threat(&played(&text, &["reactions.precision=0.1"]), "strike").weight.mean
    };
    let (minister, deputy) = (weight("foreign minister"), weight("deputy chair of a security council"));
    // At the defaults: the office, a newspaper's letter B, and digit 2 of a report with a speaker.
    let reported = 0.96 * 0.93;
    assert!((minister - 0.95 * reported).abs() < 0.02, "{minister}");
    assert!((deputy - 0.40 * reported).abs() < 0.02, "{deputy}");
    assert_eq!(weight("media"), 0.0);
    // What is not yet said does not bind.
    let bodies = Memory::new();
    let dossier = open(&format!("{TREE}{THREAT}"));
    let early = Request { as_of: Some(parse_date("2025-03-01").unwrap()), ..Request::default() };
    let model = Model::new(&dossier, &Catalogue::new(&bodies), &early).unwrap();
    let all = reactions(&model, &ReactionSettings::default()).unwrap();
    assert_eq!(threat(&all, "strike").weight.mean, 0.0);
}

#[test]
fn credibility_hangs_on_the_comparison_that_decides_it() {
    let text = format!("{TREE}{THREAT}").replace("B = 60", "B = [35, 75]").replace("A = 20", "A = [10, 90]");
    let all = played(&text, &["reactions.backing_down=0"]);
    let found = threat(&all, "strike");
    let hinge = found.hinge.as_ref().unwrap();
    // B strikes where that is worth 50 or more to it, against 40: A's liking changes nothing of that.
    assert_eq!((hinge.actor.0.as_str(), hinge.better.as_str(), hinge.worse.as_str()), ("B", "struck", "accepted"));
    assert!(hinge.flipped == 0.0 && hinge.as_is >= found.credibility && hinge.share < 1.0, "{hinge:?}");
    // Nothing in doubt: nothing to hang on.
    assert_eq!(threat(&played(&format!("{TREE}{THREAT}"), &["reactions.backing_down=0"]), "strike").hinge, None);
}

#[test]
fn a_move_can_be_set_for_certain_or_as_a_distribution() {
    let all = played(TREE, &["B@answer=strikes"]);
    assert_eq!(probability(&all, "answer", "strikes"), 1.0);
    let all = played(TREE, &["B@answer=strikes:0.25,accepts:0.75", "reactions.precision=0.1"]);
    close(probability(&all, "answer", "strikes"), 0.25);
    close(probability(&all, "first", "goes"), 1.0 / (1.0 + (0.1_f64 * (50.0 - 65.0)).exp()));
    // The paths stay as they are.
    let answer = set(TREE, &["B@answer=strikes"]).unwrap();
    assert_eq!(answer.any_path.base, answer.any_path.changed);
    assert!(set(TREE, &["A@go=yes"]).unwrap().reactions.is_none());
}

#[test]
fn what_cannot_be_set_is_told() {
    let told = |assignment: &str| {
        let errors = set(TREE, &[assignment]).unwrap_err();
        errors.iter().map(|error| [&[error.message.clone()][..], &error.hints].concat().join(" | ")).collect::<String>()
    };
    assert_eq!(told("A@answer=strikes"), "`A` does not move at `answer` | it is the move of B");
    assert_eq!(told("C@struck=4"), "`C` does not move, so what it likes changes nothing | the nearest name is `A`");
    assert_eq!(told("B@struck=400"), "`B@struck=400`: what an end is worth lies between 0 and 100");
    assert_eq!(
        told("B@answer=strike"),
        "`B@answer=strike`: there is no option `strike` | the nearest name is `strikes`"
    );
    assert_eq!(
        told("reactions.precison=1"),
        "there is no parameter `reactions.precison` | the nearest name is `precision`"
    );
    assert_eq!(told("reactions.precision=-1"), "`reactions.precision` lies between 0 and 1000000");
    assert_eq!(told("B@struk=4"), "no motion or resource is called `struk` | the nearest name is `struck`");
}

#[test]
fn the_draws_of_one_actor_do_not_hang_on_another() {
    let ranged = TREE.replace("B = 60", "B = [30, 90]");
    let without_a = ranged.replace("A = 80", "A = [60, 95]");
    let strikes = |text: &str| probability(&played(text, &["reactions.backing_down=0"]), "answer", "strikes");
    assert_eq!(strikes(&ranged), strikes(&without_a));
}
