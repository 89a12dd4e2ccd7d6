//! Backward induction against all profiles of strategies, one by one.

#![allow(clippy::unwrap_used)]

use game::{Builder, Game, NodeId, Number, Payoffs, Precision, Slot, Step, respond};
use proptest::prelude::*;

/// At most this many moves of players, so that all profiles can be tried.
const MOVES: usize = 6;

/// A game whose places are met in the order of a walk; each is an end (0), chance (1), or a move of one of two players.
fn game(shapes: &[(usize, usize)], payoffs: &[f64]) -> Game {
    let (mut builder, root) = Builder::new("", ["A", "B"]);
    let players: Vec<_> = builder.players().collect();
    let mut open: Vec<(Slot, usize)> = vec![(root, 0)];
    let (mut shapes, mut payoffs) = (shapes.iter(), payoffs.iter().cycle());
    let mut moves = 0;
    while let Some((slot, depth)) = open.pop() {
        let &(kind, ways) = shapes.next().unwrap_or(&(0, 2));
        let kind = if depth == 3 || (moves == MOVES && kind > 1) { 0 } else { kind };
        let labels: Vec<String> = (0..ways).map(|way| way.to_string()).collect();
        let slots = match kind {
            0 => {
                let own = [payoffs.next().unwrap(), payoffs.next().unwrap()].map(|p| Number::decimal(*p).unwrap());
                let outcome = builder.outcome("", own.to_vec()).unwrap();
                builder.end(slot, "", Some(outcome)).unwrap();
                continue;
            }
            1 => {
                let part = Number::fraction(1, i64::try_from(ways).unwrap()).unwrap();
                builder.chance_moves(slot, "", "", labels.into_iter().map(|label| (label, part))).unwrap()
            }
            _ => {
                moves += 1;
                builder.player_moves(slot, "", players[kind % 2], "", labels).unwrap()
            }
        };
        open.extend(slots.into_iter().rev().map(|slot| (slot, depth + 1)));
    }
    builder.finish().unwrap()
}

/// The moves of players: where, whose, and how many actions.
fn moves(game: &Game) -> Vec<(NodeId, usize, usize)> {
    let of = |(id, node): (NodeId, &game::Node)| match &node.step {
        Step::Move { player, actions, .. } => Some((id, player.index(), actions.len())),
        _ => None,
    };
    game.walk().filter_map(of).collect()
}

/// Everything that can be chosen at these moves, one choice each.
fn profiles(moves: &[(NodeId, usize, usize)]) -> Vec<Vec<usize>> {
    moves.iter().fold(vec![Vec::new()], |all, &(_, _, actions)| {
        let longer = |one: &Vec<usize>| (0..actions).map(|a| [&one[..], &[a]].concat()).collect::<Vec<_>>();
        all.iter().flat_map(longer).collect()
    })
}

/// What a player expects from a node on, when all play by a profile: the sum over the ends below.
fn expects(game: &Game, moves: &[(NodeId, usize, usize)], profile: &[usize], from: NodeId, player: usize) -> f64 {
    let mut sum = 0.0;
    let mut waiting = vec![(from, 1.0)];
    while let Some((at, p)) = waiting.pop() {
        match &game.node(at).step {
            Step::End => {
                let outcome = game.outcome(game.node(at).outcome.unwrap());
                sum += p * outcome.payoffs()[player].value();
            }
            Step::Chance { branches, .. } => {
                waiting.extend(branches.iter().map(|branch| (branch.to, p * branch.probability.value())));
            }
            Step::Move { actions, .. } => {
                let number = moves.iter().position(|(id, ..)| *id == at).unwrap();
                waiting.push((actions[profile[number]].to, p));
            }
        }
    }
    sum
}

/// Could a player do better from some node on by any other strategy?
fn is_subgame_perfect(game: &Game, moves: &[(NodeId, usize, usize)], all: &[Vec<usize>], profile: &[usize]) -> bool {
    game.walk().all(|(from, _)| {
        (0..2).all(|player| {
            let now = expects(game, moves, profile, from, player);
            let others_stay = |other: &&Vec<usize>| {
                moves.iter().enumerate().all(|(at, (_, mover, _))| *mover == player || other[at] == profile[at])
            };
            all.iter().filter(others_stay).all(|other| expects(game, moves, other, from, player) <= now + 1e-9)
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn the_limit_is_the_one_subgame_perfect_profile(
        shapes in prop::collection::vec((0_usize..4, 2_usize..4), 1..14),
        payoffs in prop::collection::vec(-10.0..10.0, 60),
    ) {
        let game = game(&shapes, &payoffs);
        let moves = moves(&game);
        let all = profiles(&moves);
        let perfect: Vec<&Vec<usize>> =
            all.iter().filter(|profile| is_subgame_perfect(&game, &moves, &all, profile)).collect();
        let play = respond(&game, &Payoffs::stated(&game), &[Precision::PERFECT]).unwrap();
        // Numbers drawn at random do not tie.
        prop_assert!(play.ties(&game, 0).is_empty());
        prop_assert_eq!(perfect.len(), 1);
        for (number, (id, ..)) in moves.iter().enumerate() {
            for (at, (_, to)) in game.node(*id).ways().into_iter().enumerate() {
                prop_assert_eq!(play.taken(to)[0], f64::from(u8::from(perfect[0][number] == at)));
            }
        }
    }

    #[test]
    fn probabilities_add_up_and_values_are_the_sums_over_ends(
        shapes in prop::collection::vec((0_usize..4, 2_usize..4), 1..14),
        payoffs in prop::collection::vec(-10.0..10.0, 60),
        lambda in 0.0..5.0,
    ) {
        let game = game(&shapes, &payoffs);
        let play = respond(&game, &Payoffs::stated(&game), &[Precision::new(lambda).unwrap()]).unwrap();
        let root = game.walk().next().unwrap().0;
        let ends = play.ends(&game, root);
        let total: f64 = ends.iter().map(|lanes| lanes[0]).sum();
        prop_assert!((total - 1.0).abs() < 1e-12);
        let (two, _) = Builder::new("", ["A", "B"]);
        for player in two.players() {
            let by_ends: f64 = game.outcomes().iter().zip(&ends)
                .map(|(outcome, p)| outcome.payoffs()[player.index()].value() * p[0]).sum();
            prop_assert!((play.value(root, player)[0] - by_ends).abs() < 1e-10);
        }
        // The odds of two actions are exp(λ · how far one is better).
        for (id, node) in game.walk() {
            if let Step::Move { player, actions, .. } = &node.step {
                for (a, b) in actions.iter().zip(&actions[1..]) {
                    let ahead = play.value(a.to, *player)[0] - play.value(b.to, *player)[0];
                    let odds = libm::log(play.taken(a.to)[0] / play.taken(b.to)[0]);
                    prop_assert!((odds - lambda * ahead).abs() < 1e-9, "{:?}", id);
                }
            }
        }
    }
}
