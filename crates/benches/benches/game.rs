//! Games: ten thousand draws of the founding tree's payoffs, and a tree of depth three with three actions beside pygambit.
//!
//! pygambit runs in the same run where `scripts/bench-gambit` starts this; without it only our own times are printed.

#![allow(clippy::unwrap_used)]

use std::env;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use evidence::Draws;
use game::{Payoffs, Precision, efg, respond};
use outlook::{Model, ReactionSettings, Request, Tree, reactions};
use rules::Catalogue;

/// How often each thing is measured.
const ROUNDS: usize = 31;
/// Solved so often at a time, since the clock is coarse.
const TIMES: u32 = 1_000;

fn main() {
    // `cargo test` runs benchmarks too, without this.
    if !env::args().any(|argument| argument == "--bench") {
        return;
    }
    three_by_three();
    founding_tree();
}

/// Draws of the payoffs of the founding tree.
const DRAWS: usize = 10_000;

fn founding_tree() {
    let (bodies, dossiers) = (rules::shipped(), dossier::shipped());
    let catalogue = Catalogue::new(&bodies);
    let (dossier, _) = dossier::open(&dossiers, "dossiers/ukraine-force-2025", &catalogue).unwrap();
    let model = Model::new(&dossier, &catalogue, &Request::default()).unwrap();
    let settings = ReactionSettings::default();
    let game = Tree::new(&dossier, &settings).unwrap().stated(&model, &settings).unwrap();
    let draws = Draws { lanes: DRAWS, seed: 1 };
    let draw = |outcome: game::OutcomeId, player: game::PlayerId| {
        let mean = game.outcome(outcome).payoffs()[player.index()].value();
        let key = format!("{} {}", outcome.index(), player.index());
        draws.normal(&key).into_iter().map(|z| mean + 10.0 * z).collect()
    };
    let payoffs = Payoffs::drawn(&game, DRAWS, draw).unwrap();
    let precision = [Precision::new(0.1).unwrap()];
    let ours = median(|| {
        black_box(respond(black_box(&game), &payoffs, &precision).unwrap());
    });
    println!("the founding tree, {DRAWS} draws of its payoffs: {ours:?}");
    let all = median(|| {
        black_box(reactions(black_box(&model), &settings));
    });
    println!("everything on reactions in a brief, 2048 draws: {all:?}");
}

fn three_by_three() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../game/tests/gambit/three-by-three.efg");
    let game = efg::read(&fs::read_to_string(&path).unwrap()).unwrap();
    let payoffs = Payoffs::stated(&game);
    let precision = [Precision::new(1.0).unwrap()];
    let ours = median(|| {
        for _ in 0..TIMES {
            black_box(respond(black_box(&game), &payoffs, &precision).unwrap());
        }
    }) / TIMES;
    println!("depth 3, 3 actions, one quantal response: {ours:?}");
    match pygambit(&path) {
        Some(theirs) => {
            let ratio = theirs.as_secs_f64() / ours.as_secs_f64();
            println!("  pygambit in this run: {theirs:?}, {ratio:.0} times as long");
        }
        None => println!("  pygambit: not run (start this by scripts/bench-gambit)"),
    }
}

/// The shortest of pygambit's times for the same game.
fn pygambit(path: &Path) -> Option<Duration> {
    let (python, script) = (env::var("PYGAMBIT_PYTHON").ok()?, env::var("BENCH_GAMBIT").ok()?);
    let output = Command::new(python).arg(script).arg("solve").arg(path).arg("1").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.split(' ').next()?.parse().ok().map(Duration::from_secs_f64)
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[ROUNDS / 2]
}
