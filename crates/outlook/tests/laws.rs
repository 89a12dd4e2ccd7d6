//! Laws on random dossiers: the diagram against all worlds one by one, and what must hold whatever the numbers are.
//!
//! A [`Case`] is a small random question. It is written as dossier text for the product to read, and evaluated here by its own
//! definition: over every way the event turns out, every tabling, every vote and every pledge.

#![allow(clippy::unwrap_used, clippy::panic)]

mod case;

use case::{Case, Event, Formula, Motion, Place, Rule};
use dossier::Dossier;
use evidence::Draws;
use outlook::{Brief, Extent, Loaded, Model, Request, answer, what_if};
use rules::Catalogue;
use terms::{Assignment, Diagnostics, Memory};

const CASES: u64 = 200;

fn request() -> Request {
    Request { draws: Draws { lanes: 8, seed: 3 }, ..Request::default() }
}

fn opened<T>(case: &Case, work: impl FnOnce(&Dossier, &Catalogue<'_>, &Diagnostics) -> T) -> T {
    let world: Memory = case.world();
    let catalogue = Catalogue::new(&world);
    match dossier::open(&world, "dossiers/random", &catalogue) {
        Ok((dossier, warnings)) => work(&dossier, &catalogue, &warnings),
        Err(errors) => panic!("{errors:#?}\n{}", case.text()),
    }
}

fn brief(case: &Case) -> Brief {
    opened(case, |dossier, catalogue, warnings| {
        let model = Model::new(dossier, catalogue, &request()).unwrap();
        answer(&model, catalogue, warnings, Extent::Whole)
    })
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

#[test]
fn prospects_are_the_sum_over_all_worlds() {
    for seed in 0..CASES {
        let case = Case::random(seed);
        let brief = brief(&case);
        let exact = case.probabilities();
        for (index, path) in brief.paths.iter().enumerate() {
            assert!(
                near(path.prospects.mean, exact.paths[index]),
                "seed {seed}, {}: {} but {}\n{}",
                path.id,
                path.prospects.mean,
                exact.paths[index],
                case.text()
            );
            assert!(near(path.alone.mean, exact.alone[index]), "seed {seed}, alone {}", path.id);
            assert!(brief.any_path.mean >= path.prospects.mean - 1e-12, "seed {seed}: any path is at least each path");
        }
        assert!(near(brief.any_path.mean, exact.any), "seed {seed}: {} but {}", brief.any_path.mean, exact.any);
    }
}

#[test]
fn deciding_and_blocking_are_the_sum_over_all_worlds() {
    for seed in 0..CASES {
        let case = Case::random(seed);
        let brief = brief(&case);
        let today = case.probabilities();
        for (index, path) in brief.paths.iter().enumerate() {
            for decision in &path.decides {
                for option in &decision.options {
                    let exact = case.setting(&decision.id, &option.option).probabilities().paths[index];
                    assert!(
                        near(option.prospects.mean, exact),
                        "seed {seed}, {} = {}: {} but {exact}",
                        decision.id,
                        option.option,
                        option.prospects.mean
                    );
                }
            }
            for blocker in &path.blockers {
                let best = case
                    .settings()
                    .into_iter()
                    .filter(|(id, _)| *id == blocker.id)
                    .map(|(id, option)| case.setting(&id, &option).probabilities().paths[index]);
                let best = best.fold(0.0, f64::max);
                let share = (best - today.paths[index]) / (1.0 - today.paths[index]);
                assert!(
                    near(blocker.share, share),
                    "seed {seed}, {} {}: {} but {share} (today {})\n{}",
                    path.id,
                    blocker.id,
                    blocker.share,
                    today.paths[index],
                    case.text()
                );
            }
        }
    }
}

#[test]
fn each_rung_is_the_one_brute_force_finds() {
    for seed in 0..CASES {
        let case = Case::random(seed);
        let brief = brief(&case);
        for (index, path) in brief.paths.iter().enumerate() {
            let mut here = case.clone();
            let mut today = here.probabilities().paths[index];
            assert!(near(path.ladder[0].prospects.mean, today));
            for rung in &path.ladder[1..] {
                assert!(today <= 0.5 + 1e-9, "seed {seed}: the ladder stops above one half");
                let (id, option) = rung.set.clone().unwrap();
                let best = here
                    .settings()
                    .into_iter()
                    .map(|(id, option)| here.setting(&id, &option).probabilities().paths[index]);
                let best = best.fold(0.0, f64::max);
                here = here.setting(&id, &option);
                today = here.probabilities().paths[index];
                assert!(near(rung.prospects.mean, today), "seed {seed}, {id}={option}");
                assert!(near(today, best), "seed {seed}: {id}={option} reaches {today}, another rung {best}");
            }
            let ended = path.ladder.len() == 9 || today > 0.5 || {
                let most =
                    here.settings().into_iter().map(|(id, o)| here.setting(&id, &o).probabilities().paths[index]);
                most.fold(0.0, f64::max) <= today * 1.01 + 1e-12
            };
            assert!(ended, "seed {seed}: the ladder of {} stops too early", path.id);
        }
    }
}

#[test]
fn what_ifs_are_the_sum_over_all_worlds_and_compose_in_any_order() {
    for seed in 0..CASES {
        let case = Case::random(seed);
        let settings = case.settings();
        let pick = |salt: u64| settings[(case::mix(seed * 31 + salt) as usize) % settings.len()].clone();
        let (one, other) = (pick(1), pick(2));
        if one.0 == other.0 {
            continue;
        }
        let assign = |(id, option): &(String, String)| Assignment::parse(&format!("{id}={option}")).unwrap();
        opened(&case, |dossier, catalogue, warnings| {
            let answer = what_if(dossier, catalogue, &request(), &[assign(&one), assign(&other)], warnings).unwrap();
            let exact = case.setting(&one.0, &one.1).setting(&other.0, &other.1).probabilities();
            let base = case.probabilities();
            for (index, (_, _, change)) in answer.paths.iter().enumerate() {
                assert!(near(change.base.mean, base.paths[index]) && near(change.changed.mean, exact.paths[index]));
                match change.ratio {
                    Some(ratio) => assert!((ratio.mean * base.paths[index] - exact.paths[index]).abs() < 1e-9),
                    None => assert_eq!(change.base.mean, 0.0),
                }
            }
            let model = Model::new(dossier, catalogue, &request()).unwrap();
            let loaded = Loaded::new(&model);
            let forward = loaded.under(&[assign(&one), assign(&other)]).unwrap();
            let backward = loaded.under(&[assign(&other), assign(&one)]).unwrap();
            assert_eq!(forward, backward, "seed {seed}");
        });
    }
}

/// Without NOT every path rises with every yes.
fn monotone(seed: u64) -> Case {
    let mut case = Case::random(seed);
    case.paths.iter_mut().for_each(Formula::without_not);
    case
}

#[test]
fn a_certain_refusal_never_raises_a_path_that_needs_a_yes() {
    for seed in 0..CASES {
        let case = monotone(seed);
        let before = brief(&case);
        for (id, _) in case.settings().into_iter().filter(|(id, option)| id.contains("@m") && option == "no") {
            let after = brief(&case.setting(&id, "no"));
            for (a, b) in before.paths.iter().zip(&after.paths) {
                assert!(b.prospects.mean <= a.prospects.mean + 1e-12, "seed {seed}: {id}=no raised {}", a.id);
            }
        }
    }
}

#[test]
fn a_new_veto_player_never_raises_and_a_looser_rule_never_lowers_a_path() {
    for seed in 0..CASES {
        let case = monotone(seed);
        let before = brief(&case);
        for (index, motion) in case.motions.iter().enumerate() {
            let Place::Body(rule) = &motion.place else { continue };
            let with = |rule: Rule| {
                let mut changed = case.clone();
                changed.motions[index] = Motion { place: Place::Body(rule), ..motion.clone() };
                brief(&changed)
            };
            let mut vetoers = rule.vetoers.clone();
            vetoers.extend((0..case.actors).find(|actor| !vetoers.contains(actor)));
            let stricter = with(Rule { vetoers, ..rule.clone() });
            let looser = with(Rule { needed: rule.needed.saturating_sub(1).max(1), ..rule.clone() });
            for (index, path) in before.paths.iter().enumerate() {
                assert!(stricter.paths[index].prospects.mean <= path.prospects.mean + 1e-12, "seed {seed}");
                assert!(looser.paths[index].prospects.mean >= path.prospects.mean - 1e-12, "seed {seed}");
            }
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_answer_for_any_number_of_threads() {
    let case = Case { event: Event { range: true, ..Case::random(5).event }, ..Case::random(5) };
    let with_threads = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| brief(&case))
    };
    let one = with_threads(1);
    assert_eq!(one, with_threads(2));
    assert_eq!(one, with_threads(7));
}
