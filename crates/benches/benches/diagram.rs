//! Compiling rules, and sweeping over them.

#![allow(clippy::unwrap_used)]

use std::hint::black_box;

use benches::{Rule, assembly, council, qualified_majority, quorum, troops};
use criterion::{Criterion, criterion_group, criterion_main};
use diagram::{Budget, Dense, Diagram, Logic, Scratch, Valued, Weights};

fn compile(criterion: &mut Criterion) {
    let rules: [(&str, Rule); 5] = [
        ("EU-27 at exact populations", qualified_majority()),
        ("Security Council with abstention", council()),
        ("two thirds of 193 voting", assembly()),
        ("two thirds of 200, quorum 101", quorum()),
        ("troops 15 x 21 at 150", troops()),
    ];
    let mut group = criterion.benchmark_group("compile");
    group.sample_size(20);
    for (name, rule) in &rules {
        group.bench_function(*name, |bencher| bencher.iter(|| black_box(rule).compile()));
    }
}

fn sweep(criterion: &mut Criterion) {
    for (name, rule) in [("sweep EU-27", qualified_majority()), ("sweep 200, quorum 101", quorum())] {
        let diagram = rule.compile();
        let mut group = criterion.benchmark_group(name);
        lanes::<1>(&mut group, &diagram);
        lanes::<8>(&mut group, &diagram);
    }
}

type Group<'a> = criterion::BenchmarkGroup<'a, criterion::measurement::WallTime>;

fn lanes<const L: usize>(group: &mut Group<'_>, diagram: &Diagram) {
    // Every member its own probability.
    let abstain = if diagram.columns() > 2 * diagram.variables().len() { 0.1 } else { 0.0 };
    let weights = diagram.weights(|member, option| {
        let yes = 0.3 + f64::from(member.0) / 500.0;
        let no = 1.0 - yes - abstain;
        [if abstain > 0.0 { [yes, abstain, no][option] } else { [yes, no][option] }; L]
    });
    let passes = [vec![[0.0; L], [1.0; L]]];
    let mut scratch = Scratch::default();
    group.bench_function(format!("expectations, lanes {L}"), |bencher| {
        bencher.iter(|| diagram.expectations(black_box(&weights), &passes[0], &mut scratch));
    });
    group.bench_function(format!("conditional values, lanes {L}"), |bencher| {
        bencher.iter(|| diagram.conditional(diagram.root(0), black_box(&weights), &passes, &mut scratch));
    });
}

/// A sum too wide for a diagram: as many members as the International Monetary Fund has, and as many votes.
fn convolve(criterion: &mut Criterion) {
    let mut logic = Logic::new();
    let votes: Vec<i64> = (0..190_i64).map(|rank| 1_450 + rank.pow(5) / 1_700_000 + 7 * rank).collect();
    let terms: Vec<_> = votes.iter().map(|&votes| (logic.variable(2), vec![votes, 0])).collect();
    let mut group = criterion.benchmark_group("convolve 190 members");
    group.sample_size(10);
    for percent in [50, 85] {
        let quota = votes.iter().sum::<i64>() * percent / 100;
        let formula = logic.at_least(&terms, quota).unwrap();
        let dense = Dense::new(&logic, formula, Budget::default()).unwrap();
        let (mut weights, mut scratch) = (Weights::<1>::default(), Scratch::default());
        dense.weigh(&mut weights, |_, _| [0.5]);
        group.bench_function(format!("conditional values at {percent} %"), |bencher| {
            bencher.iter(|| dense.conditional_values(black_box(&weights), &mut scratch));
        });
    }
}

criterion_group!(benches, compile, sweep, convolve);
criterion_main!(benches);
