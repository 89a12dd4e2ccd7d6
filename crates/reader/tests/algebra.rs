//! The table of polarity: taking a stance back is never the opposite stance.

use reader::polarity::{OPERATORS, Operator, under};
use reader::{Polarity, Stance};

fn stances() -> impl Iterator<Item = Stance> {
    Stance::ALL.iter().map(|(_, stance)| *stance)
}

#[test]
fn not_rejecting_is_never_supporting() {
    for stance in stances().filter(|stance| stance.polarity() == Polarity::Con) {
        for operator in
            [Operator::Not, Operator::NotYet, Operator::Refuses, Operator::Denies, Operator::Ends, Operator::May]
        {
            assert_ne!(under(operator, stance).polarity(), Polarity::Pro, "{operator:?} of {stance:?}");
        }
    }
}

#[test]
fn a_denied_stance_is_a_denial_and_nothing_else() {
    for stance in stances() {
        assert_eq!(under(Operator::Denies, stance), Stance::Denies);
    }
}

#[test]
fn no_negation_leaves_a_taken_side_as_it_was() {
    let sided = |stance: &Stance| matches!(stance.polarity(), Polarity::Pro | Polarity::Con | Polarity::Ask);
    for stance in stances().filter(sided).filter(|stance| *stance != Stance::Denies) {
        for operator in [Operator::Not, Operator::NotYet, Operator::Refuses, Operator::Ends] {
            assert_ne!(under(operator, stance), stance, "{operator:?} of {stance:?}");
        }
    }
}

#[test]
fn threats_and_demands_keep_their_force_over_whatever_they_govern() {
    for stance in stances() {
        assert_eq!(under(Operator::Threatens, stance), Stance::Threatens);
        assert_eq!(under(Operator::Demands, stance), Stance::Demands);
        assert_eq!(under(Operator::Weighs, stance), Stance::Considers);
    }
}

#[test]
fn two_operators_never_turn_opposition_into_support() {
    for first in OPERATORS {
        for second in OPERATORS {
            let once = under(first, Stance::Opposes);
            // What is demanded, promised or weighed is another's or tomorrow's: only what takes back counts here.
            let takes_back = |one| {
                matches!(one, Operator::Not | Operator::NotYet | Operator::Refuses | Operator::Denies | Operator::Ends)
            };
            if takes_back(first) && takes_back(second) {
                assert_ne!(under(second, once).polarity(), Polarity::Pro, "{second:?} of {first:?}");
            }
        }
    }
}

#[test]
fn the_examples_of_the_format() {
    assert_eq!(under(Operator::Not, Stance::Opposes), Stance::LeavesOpen, "did not rule out");
    assert_eq!(under(Operator::Refuses, Stance::Supports), Stance::Opposes, "refused to endorse");
    assert_eq!(under(Operator::NotYet, Stance::Opposes), Stance::Denies, "has never opposed");
    assert_eq!(under(Operator::Not, Stance::Denies), Stance::LeavesOpen, "did not deny");
    assert_eq!(under(Operator::NotYet, Stance::Supports), Stance::Abstains, "has not been endorsed");
    assert_eq!(under(Operator::Denies, Stance::Threatens), Stance::Denies, "denied threatening");
}
