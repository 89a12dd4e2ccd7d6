//! Compiling rules, and sweeping over the European Union's.

use std::hint::black_box;

use benches::{Rule, assembly, council, qualified_majority, quorum, troops};
use criterion::{Criterion, criterion_group, criterion_main};
use diagram::{Diagram, Scratch};

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
    let diagram = qualified_majority().compile();
    let mut group = criterion.benchmark_group("sweep EU-27");
    lanes::<1>(&mut group, &diagram);
    lanes::<8>(&mut group, &diagram);
}

type Group<'a> = criterion::BenchmarkGroup<'a, criterion::measurement::WallTime>;

fn lanes<const L: usize>(group: &mut Group<'_>, diagram: &Diagram) {
    // Every member its own probability.
    let weights = diagram.weights(|member, option| {
        let yes = 0.3 + f64::from(member.0) / 100.0;
        [if option == 0 { yes } else { 1.0 - yes }; L]
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

criterion_group!(benches, compile, sweep);
criterion_main!(benches);
