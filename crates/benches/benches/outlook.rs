//! The founding dossier, from its text to its answers, at 2,048 lanes.

#![allow(clippy::unwrap_used)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use outlook::{Extent, Loaded, Model, Request, answer};
use rules::Catalogue;
use terms::Assignment;

const DOSSIER: &str = "dossiers/ukraine-force-2025";

fn founding(criterion: &mut Criterion) {
    let (bodies, dossiers) = (rules::shipped(), dossier::shipped());
    let catalogue = Catalogue::new(&bodies);
    let mut group = criterion.benchmark_group("founding dossier");
    group.sample_size(20);
    group.bench_function("open and check", |bencher| {
        bencher.iter(|| dossier::open(&dossiers, black_box(DOSSIER), &Catalogue::new(&bodies)).unwrap());
    });
    let (dossier, warnings) = dossier::open(&dossiers, DOSSIER, &catalogue).unwrap();
    let model = || Model::new(black_box(&dossier), &catalogue, &Request::default()).unwrap();
    group.bench_function("compile and draw", |bencher| bencher.iter(model));
    let model = model();
    for (name, extent) in [("first screen", Extent::FirstScreen), ("everything", Extent::Whole)] {
        group.bench_function(format!("answer: {name}"), |bencher| {
            bencher.iter(|| answer(black_box(&model), &catalogue, &warnings, extent));
        });
    }
    group.bench_function("load", |bencher| bencher.iter(|| Loaded::new(black_box(&model))));
    let loaded = Loaded::new(&model);
    for (name, text) in [("vote", "RUS@unsc_mandate=abstain"), ("pledge", "FRA@troops=5000"), ("event", "un_leads=yes")]
    {
        let assignments = [Assignment::parse(text).unwrap()];
        group.bench_function(format!("what if: {name}"), |bencher| {
            bencher.iter(|| loaded.under(black_box(&assignments)).unwrap());
        });
    }
}

criterion_group!(benches, founding);
criterion_main!(benches);
