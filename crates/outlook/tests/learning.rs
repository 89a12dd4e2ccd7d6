//! Learning, ways and states of the world on random dossiers, against all worlds one by one.

#![allow(clippy::unwrap_used, clippy::panic)]

mod case;

use std::collections::BTreeSet;

use case::Case;
use evidence::Draws;
use outlook::{Brief, Extent, Model, Request, answer, given};
use rules::Catalogue;
use terms::Assignment;

const CASES: u64 = 200;
/// Of those questions that take long.
const FEW: u64 = 50;

fn request() -> Request {
    Request { draws: Draws { lanes: 8, seed: 3 }, ..Request::default() }
}

fn with_model<T>(case: &Case, work: impl FnOnce(&Model<'_>, &Catalogue<'_>) -> T) -> T {
    let world = case.world();
    let catalogue = Catalogue::new(&world);
    let (dossier, _) = dossier::open(&world, "dossiers/random", &catalogue).unwrap();
    work(&Model::new(&dossier, &catalogue, &request()).unwrap(), &catalogue)
}

fn brief(case: &Case, extent: Extent) -> Brief {
    with_model(case, |model, catalogue| answer(model, catalogue, &terms::Diagnostics::new(), extent))
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

/// A case whose worlds are counted by how each setting comes out.
fn learning(seed: u64) -> Case {
    Case { learns: true, ..Case::random(seed) }
}

/// The information between "any path" and a factor, from the counts of worlds.
fn information(case: &Case, exact: &case::Exact, id: &str) -> f64 {
    let term = |both: f64, expected: f64| if both > 1e-15 { both * (both / expected).ln() } else { 0.0 };
    let of_factor = case.settings().into_iter().filter(|(known, _)| known == id);
    of_factor
        .map(|setting| {
            let (chance, any, _) = exact.learnt[&setting];
            term(any, chance * exact.any) + term(chance - any, chance * (1.0 - exact.any))
        })
        .sum()
}

#[test]
fn unknowns_are_ranked_by_their_information_about_the_question() {
    for seed in 0..CASES {
        let case = learning(seed);
        let exact = case.probabilities();
        let brief = brief(&case, Extent::FirstScreen);
        let mut before = f64::INFINITY;
        for unknown in &brief.unknowns {
            let expected = information(&case, &exact, &unknown.id);
            assert!(
                (unknown.information - expected).abs() < 1e-9,
                "seed {seed}, {}: {} but {expected}\n{}",
                unknown.id,
                unknown.information,
                case.text()
            );
            assert!(expected <= before + 1e-9, "seed {seed}: {} is ranked too low", unknown.id);
            before = expected;
        }
    }
}

#[test]
fn what_is_learnt_is_the_share_of_the_worlds_in_which_it_came_out() {
    for seed in 0..FEW {
        let case = learning(seed);
        let exact = case.probabilities();
        with_model(&case, |model, _| {
            let known: BTreeSet<String> = model.names().into_keys().collect();
            for ((id, option), (chance, any, paths)) in &exact.learnt {
                let assignment = Assignment::parse(&format!("{id}={option}")).unwrap();
                if !known.contains(id) || *chance < 1e-12 {
                    continue;
                }
                let found = given(model, &assignment).unwrap();
                assert!(near(found.probability, *chance), "seed {seed}, {assignment}");
                assert!(
                    (found.any_path.learnt - any / chance).abs() < 1e-8,
                    "seed {seed}, {assignment}\n{}",
                    case.text()
                );
                for (path, both) in found.paths.iter().zip(paths) {
                    assert!((path.learnt - both / chance).abs() < 1e-8, "seed {seed}, {assignment}, {}", path.id);
                }
                let set = case.setting(id, option).probabilities();
                assert!(near(found.any_path.set.mean, set.any), "seed {seed}, {assignment}");
            }
        });
    }
}

#[test]
fn outcomes_of_an_event_split_every_path() {
    for seed in 0..FEW {
        let case = learning(seed);
        let exact = case.probabilities();
        let brief = brief(&case, Extent::Whole);
        for table in &brief.worlds {
            for row in &table.rows {
                let (chance, any, paths) = &exact.learnt[&(table.id.clone(), row.outcome.clone())];
                assert!(near(row.probability, *chance) && near(row.any_path, *any), "seed {seed}, {}", row.outcome);
                assert!(row.paths.iter().zip(paths).all(|(a, b)| near(*a, *b)), "seed {seed}, {}", row.outcome);
            }
            let whole: f64 = table.rows.iter().map(|row| row.any_path).sum();
            assert!(near(whole, brief.any_path.mean), "seed {seed}: the outcomes add up");
        }
    }
}

#[test]
fn conditions_in_a_row_multiply_to_the_path() {
    for seed in 0..FEW {
        let brief = brief(&learning(seed), Extent::Whole);
        for path in brief.paths.iter().filter(|path| path.chain.len() > 1) {
            let product: f64 = path.chain.iter().map(|link| link.given_before).product();
            assert!(near(product, path.prospects.mean), "seed {seed}, {}: {product}", path.id);
        }
    }
}

/// All sets of up to three departures from what is expected under which the path is likelier than not, none within another.
fn ways(case: &Case, path: usize, known: &BTreeSet<String>) -> BTreeSet<Vec<(String, String)>> {
    let exact = case.probabilities();
    let settings: Vec<(String, String)> = case.settings().into_iter().filter(|(id, _)| known.contains(id)).collect();
    let departures: Vec<&(String, String)> = settings
        .iter()
        .filter(|(id, option)| {
            let of_factor = settings.iter().filter(|(other, _)| other == id);
            let chance = |setting: &(String, String)| exact.learnt[setting].0;
            let expected = of_factor.reduce(|a, b| if chance(b) > chance(a) + 1e-9 { b } else { a }).unwrap();
            expected.1 != *option
        })
        .collect();
    let mut found: Vec<BTreeSet<usize>> = Vec::new();
    let mut sets: Vec<BTreeSet<usize>> = vec![BTreeSet::new()];
    for _ in 0..3 {
        let mut larger: BTreeSet<BTreeSet<usize>> = BTreeSet::new();
        for set in &sets {
            for (number, departure) in departures.iter().enumerate() {
                let mut grown = set.clone();
                let taken = set.iter().any(|&other| departures[other].0 == departure.0);
                if !taken && grown.insert(number) {
                    larger.insert(grown);
                }
            }
        }
        sets = Vec::new();
        for set in larger {
            if found.iter().any(|smaller| smaller.is_subset(&set)) {
                continue;
            }
            let mut there = case.clone();
            there.learns = false;
            set.iter().for_each(|&number| there = there.setting(&departures[number].0, &departures[number].1));
            if there.probabilities().paths[path] > 0.5 + 1e-9 {
                found.push(set);
            } else {
                sets.push(set);
            }
        }
    }
    let named = |set: &BTreeSet<usize>| {
        let mut named: Vec<(String, String)> = set.iter().map(|&number| departures[number].clone()).collect();
        named.sort();
        named
    };
    found.iter().map(named).collect()
}

#[test]
fn ways_are_those_that_brute_force_finds() {
    for seed in 0..40 {
        let case = learning(seed);
        let brief = brief(&case, Extent::Whole);
        let path = &brief.paths[brief.asked];
        if path.prospects.mean > 0.5 {
            assert!(path.ways.is_empty());
            continue;
        }
        let known: BTreeSet<String> = brief.factors.keys().cloned().collect();
        let expected = ways(&case, brief.asked, &known);
        let found: BTreeSet<Vec<(String, String)>> = path.ways.iter().map(|way| way.set.clone()).collect();
        assert!(found.is_subset(&expected), "seed {seed}: {found:?} but {expected:?}\n{}", case.text());
        assert_eq!(found.len(), expected.len().min(8), "seed {seed}: {found:?} but {expected:?}");
        for way in &path.ways {
            let mut there = case.clone();
            way.set.iter().for_each(|(id, option)| there = there.setting(id, option));
            assert!(near(way.prospects.mean, there.probabilities().paths[brief.asked]), "seed {seed}");
        }
    }
}

#[test]
fn a_loaded_what_if_on_one_vote_is_the_sum_over_all_worlds() {
    for seed in 0..CASES {
        let case = Case::random(seed);
        with_model(&case, |model, _| {
            let loaded = outlook::Loaded::new(model);
            let known: BTreeSet<String> = model.names().into_keys().collect();
            for (id, option) in case.settings().into_iter().filter(|(id, _)| id.contains("@m") && known.contains(id)) {
                let found = loaded.under(&[Assignment::parse(&format!("{id}={option}")).unwrap()]).unwrap();
                let exact = case.setting(&id, &option).probabilities();
                for (prospects, exact) in found.iter().zip(exact.paths.iter().chain([&exact.any])) {
                    assert!(near(prospects.mean, *exact), "seed {seed}, {id}={option}: {} but {exact}", prospects.mean);
                }
            }
        });
    }
}
