//! Power indices: the European Union's Council, the federal system of the United States, the Security Council with abstention, and,
//! where `../shared/data/anchors` is there, the Electoral College and the governors of the International Monetary Fund.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use benches::{council, federal_system, qualified_majority};
use criterion::{Criterion, criterion_group, criterion_main};
use diagram::{Budget, Formula, Logic, Variable};
use power::{Game, Precision};

/// All variables of a logic, which in these rules are the players.
fn players(logic: &Logic) -> Vec<Variable> {
    (0..logic.variables() as u32).map(Variable).collect()
}

fn game<'a>(logic: &'a Logic, formula: Formula, players: &'a [Variable]) -> Game<'a> {
    Game::new(black_box(logic), formula, players).unwrap()
}

fn councils(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("power");
    group.sample_size(20);
    let union = qualified_majority();
    let members = players(&union.logic);
    let ready = game(&union.logic, union.formula, &members);
    group.bench_function("EU-27, compile", |b| b.iter(|| game(&union.logic, union.formula, &members)));
    group.bench_function("EU-27, Banzhaf, exact", |b| b.iter(|| ready.banzhaf().unwrap()));
    group.bench_function("EU-27, Shapley-Shubik", |b| b.iter(|| ready.shapley_shubik(Precision::Float).unwrap()));
    group.bench_function("EU-27, Shapley-Shubik, exact", |b| {
        b.iter(|| ready.shapley_shubik(Precision::Exact).unwrap());
    });
    let states = federal_system();
    let officers = players(&states.logic);
    let ready = game(&states.logic, states.formula, &officers);
    group
        .bench_function("federal system (537), compile", |b| b.iter(|| game(&states.logic, states.formula, &officers)));
    group.bench_function("federal system, Banzhaf, exact", |b| b.iter(|| ready.banzhaf().unwrap()));
    group.bench_function("federal system, Shapley-Shubik", |b| {
        b.iter(|| ready.shapley_shubik(Precision::Float).unwrap());
    });
    let security = council();
    let members = players(&security.logic);
    let ready = game(&security.logic, security.formula, &members);
    group.bench_function("Security Council, ternary Shapley-Shubik, exact", |b| {
        b.iter(|| ready.ternary_shapley_shubik(Precision::Exact).unwrap());
    });
}

/// [quota; weights] from a column of a file of `../shared/data/anchors`; none, with a word on the standard error, where it is absent.
fn anchor(file: &str, column: &str, share: (i64, i64)) -> Option<(Logic, Formula)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/anchors").join(file);
    let Ok(text) = fs::read_to_string(&path) else {
        eprintln!("skipped: no {}", path.display());
        return None;
    };
    let place = text.lines().next()?.split(',').rev().position(|name| name == column)?;
    let weights: Vec<i64> =
        text.lines().skip(1).filter_map(|line| line.split(',').rev().nth(place)?.parse().ok()).collect();
    let mut logic = Logic::new();
    let terms: Vec<_> = weights.iter().map(|&weight| (logic.variable(2), vec![weight, 0])).collect();
    let quota = (weights.iter().sum::<i64>() * share.0 + share.1 - 1) / share.1;
    let formula = logic.at_least(&terms, quota).ok()?;
    Some((logic, formula))
}

fn anchors(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("power of anchors");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    if let Some((logic, formula)) = anchor("us_electoral_college_2024.csv", "electors", (270, 538)) {
        let states = players(&logic);
        group.bench_function("Electoral College, all but Johnston", |b| {
            b.iter(|| {
                let game = game(&logic, formula, &states);
                (
                    game.banzhaf().unwrap(),
                    game.shapley_shubik(Precision::Float).unwrap(),
                    game.minimal_coalitions(Budget::default()).unwrap(),
                )
            });
        });
        let ready = game(&logic, formula, &states);
        group.bench_function("Electoral College, Shapley-Shubik, exact", |b| {
            b.iter(|| ready.shapley_shubik(Precision::Exact).unwrap());
        });
        group.bench_function("Electoral College, Johnston", |b| b.iter(|| ready.johnston().unwrap()));
    }
    for percent in [50, 70, 85] {
        let Some((logic, formula)) = anchor("imf_votes_2022-10-02.csv", "votes", (percent, 100)) else { continue };
        let governors = players(&logic);
        let ready = game(&logic, formula, &governors);
        group.bench_function(format!("IMF at {percent} %, Banzhaf"), |b| b.iter(|| ready.banzhaf().unwrap()));
        group.bench_function(format!("IMF at {percent} %, Shapley-Shubik"), |b| {
            b.iter(|| ready.shapley_shubik(Precision::Float).unwrap());
        });
    }
}

criterion_group!(benches, councils, anchors);
criterion_main!(benches);
