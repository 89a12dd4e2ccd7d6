//! Quantal response against its closed forms, and its limits.

#![allow(clippy::unwrap_used)]

use game::{Builder, Game, NodeId, Number, Payoffs, Play, Precision, respond};

fn whole(numbers: &[i64]) -> Vec<Number> {
    numbers.iter().map(|&number| Number::whole(number)).collect()
}

/// Entry deterrence: the entrant stays out (1, 5) or enters; then the incumbent fights (0, 0) or shares (2, 2).
fn entry() -> Game {
    let (mut builder, root) = Builder::new("entry deterrence", ["entrant", "incumbent"]);
    let players: Vec<_> = builder.players().collect();
    let [out, enters] = builder.player_moves(root, "", players[0], "", ["out", "in"]).unwrap().try_into().unwrap();
    let stayed = builder.outcome("out", whole(&[1, 5])).unwrap();
    builder.end(out, "", Some(stayed)).unwrap();
    let [fight, share] =
        builder.player_moves(enters, "", players[1], "", ["fight", "share"]).unwrap().try_into().unwrap();
    let fought = builder.outcome("fight", whole(&[0, 0])).unwrap();
    let shared = builder.outcome("share", whole(&[2, 2])).unwrap();
    builder.end(fight, "", Some(fought)).unwrap();
    builder.end(share, "", Some(shared)).unwrap();
    builder.finish().unwrap()
}

fn play(game: &Game, precision: Precision) -> Play {
    respond(game, &Payoffs::stated(game), &[precision]).unwrap()
}

/// The node reached from the root by these labels.
fn node(game: &Game, labels: &[&str]) -> NodeId {
    let root = game.walk().next().unwrap().0;
    labels.iter().fold(root, |at, label| game.node(at).ways().iter().find(|(known, _)| known == label).unwrap().1)
}

#[track_caller]
fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-12, "{a} is not {b}");
}

#[test]
fn one_move_is_the_logit_choice() {
    for lambda in [0.0, 0.1, 1.0, 7.5] {
        let game = entry();
        let play = play(&game, Precision::new(lambda).unwrap());
        close(play.taken(node(&game, &["in", "share"]))[0], 1.0 / (1.0 + (-2.0 * lambda).exp()));
    }
}

#[test]
fn an_earlier_move_answers_the_quantal_response_after_it() {
    for lambda in [0.0, 0.3, 1.0, 4.0] {
        let game = entry();
        let play = play(&game, Precision::new(lambda).unwrap());
        let shares = 1.0 / (1.0 + (-2.0 * lambda).exp());
        let enters = 1.0 / (1.0 + (lambda * (1.0 - 2.0 * shares)).exp());
        close(play.taken(node(&game, &["in"]))[0], enters);
        close(play.reached(node(&game, &["in", "fight"]))[0], enters * (1.0 - shares));
        let ends = play.ends(&game, node(&game, &[]));
        close(ends[0][0], 1.0 - enters);
        close(ends[2][0], enters * shares);
        let below = play.ends(&game, node(&game, &["in"]));
        close(below[0][0], 0.0);
        close(below[1][0] + below[2][0], 1.0);
    }
}

#[test]
fn lambda_zero_is_pure_chance_and_the_limit_is_subgame_perfection() {
    let game = entry();
    let chance = play(&game, Precision::new(0.0).unwrap());
    let perfect = play(&game, Precision::PERFECT);
    let nearly = play(&game, Precision::new(1e6).unwrap());
    for (id, _) in game.walk().skip(1) {
        assert_eq!(chance.taken(id)[0], 0.5);
        close(nearly.taken(id)[0], perfect.taken(id)[0]);
    }
    assert_eq!(perfect.taken(node(&game, &["in"]))[0], 1.0);
    assert_eq!(perfect.taken(node(&game, &["in", "share"]))[0], 1.0);
    assert!(perfect.ties(&game, 0).is_empty());
}

#[test]
fn chance_and_gains_on_the_way_count() {
    // A pays 1 to go on; then chance gives 6 with a third.
    let (mut builder, root) = Builder::new("a bet", ["A"]);
    let player = builder.players().next().unwrap();
    let [stop, mut on] = builder.player_moves(root, "", player, "", ["stop", "bet"]).unwrap().try_into().unwrap();
    let stake = builder.outcome("stake", whole(&[-1])).unwrap();
    let nothing = builder.outcome("nothing", whole(&[0])).unwrap();
    let prize = builder.outcome("prize", whole(&[6])).unwrap();
    builder.end(stop, "", Some(nothing)).unwrap();
    builder.gain(&mut on, stake).unwrap();
    let third = |numerator| Number::fraction(numerator, 3).unwrap();
    let [won, lost] =
        builder.chance_moves(on, "", "", [("won", third(1)), ("lost", third(2))]).unwrap().try_into().unwrap();
    builder.end(won, "", Some(prize)).unwrap();
    // Something was gained on the way, so the end may add nothing.
    builder.end(lost, "", None).unwrap();
    let game = builder.finish().unwrap();
    let play = play(&game, Precision::new(0.7).unwrap());
    close(play.value(node(&game, &["bet"]), player)[0], 1.0);
    close(play.taken(node(&game, &["bet"]))[0], 1.0 / (1.0 + (-0.7_f64).exp()));
    close(play.reached(node(&game, &["bet", "won"]))[0], play.taken(node(&game, &["bet"]))[0] / 3.0);
}

#[test]
fn actions_equally_good_are_equally_likely_in_the_limit_and_named() {
    // B is indifferent between giving A 2 and giving A 0; A may take 1 at once.
    let (mut builder, root) = Builder::new("a tie", ["A", "B"]);
    let players: Vec<_> = builder.players().collect();
    let [take, trust] = builder.player_moves(root, "", players[0], "", ["take", "trust"]).unwrap().try_into().unwrap();
    let taken = builder.outcome("", whole(&[1, 0])).unwrap();
    builder.end(take, "", Some(taken)).unwrap();
    let [give, keep] = builder.player_moves(trust, "", players[1], "", ["give", "keep"]).unwrap().try_into().unwrap();
    let given = builder.outcome("", whole(&[2, 3])).unwrap();
    let kept = builder.outcome("", whole(&[0, 3])).unwrap();
    builder.end(give, "", Some(given)).unwrap();
    builder.end(keep, "", Some(kept)).unwrap();
    let game = builder.finish().unwrap();
    let perfect = play(&game, Precision::PERFECT);
    // Half of 2 is 1: A is indifferent too.
    for labels in [&["take"][..], &["trust"], &["trust", "give"], &["trust", "keep"]] {
        close(perfect.taken(node(&game, labels))[0], 0.5);
    }
    let ties = perfect.ties(&game, 0);
    assert_eq!(ties.len(), 2);
    assert_eq!(ties[1].1, [node(&game, &["trust", "give"]), node(&game, &["trust", "keep"])]);
    close(play(&game, Precision::new(1e4).unwrap()).taken(node(&game, &["trust"]))[0], 0.5);
}

#[test]
fn lanes_are_played_each_by_itself() {
    let game = entry();
    let lanes = 150;
    let draw = |outcome: usize, player: usize, lane: usize| ((outcome * 7 + player * 3 + lane * 5) % 11) as f64 / 3.0;
    let payoffs = Payoffs::drawn(&game, lanes, |outcome, player| {
        (0..lanes).map(|lane| draw(outcome.index(), player.index(), lane)).collect()
    });
    let precision: Vec<Precision> = (0..lanes).map(|lane| Precision::new(lane as f64 / 50.0).unwrap()).collect();
    let play = respond(&game, &payoffs.unwrap(), &precision).unwrap();
    for lane in 0..lanes {
        let one = Payoffs::drawn(&game, 1, |o, p| vec![draw(o.index(), p.index(), lane)]).unwrap();
        let alone = respond(&game, &one, &precision[lane..=lane]).unwrap();
        for (id, _) in game.walk() {
            assert_eq!(play.taken(id)[lane], alone.taken(id)[0]);
            assert_eq!(play.reached(id)[lane], alone.reached(id)[0]);
        }
    }
}

#[test]
fn large_payoffs_and_precisions_stay_probabilities() {
    let (mut builder, root) = Builder::new("", ["A"]);
    let player = builder.players().next().unwrap();
    let slots = builder.player_moves(root, "", player, "", ["a", "b", "c"]).unwrap();
    for (slot, payoff) in slots.into_iter().zip([1e100, -1e100, 1e100]) {
        let outcome = builder.outcome("", vec![Number::decimal(payoff).unwrap()]).unwrap();
        builder.end(slot, "", Some(outcome)).unwrap();
    }
    let game = builder.finish().unwrap();
    for lambda in [0.0, 1.0, 1e300] {
        let play = play(&game, Precision::new(lambda).unwrap());
        let sum: f64 = game.walk().skip(1).map(|(id, _)| play.taken(id)[0]).sum();
        close(sum, 1.0);
    }
}
