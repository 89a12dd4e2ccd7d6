//! The fewest members, largest first, whose weight passes a share.

use crate::expression::Fewest;
use crate::sitting::Member;

/// The smallest number of members, largest first, whose weight passes the share of the weight of all; `None` when all of them
/// together do not, as when the weights are zero. A member without the weight counts 0.
pub(super) fn fewest(members: &[Member], of: &Fewest) -> Option<i64> {
    let mut weights: Vec<i128> =
        members.iter().map(|member| i128::from(member.weights.get(&of.weight).copied().unwrap_or(0))).collect();
    weights.sort_unstable_by(|a, b| b.cmp(a));
    let total: i128 = weights.iter().sum();
    if total == 0 {
        return None;
    }
    let (above, below) = (i128::from(of.share.0), i128::from(of.share.1));
    let mut sum = 0_i128;
    let passed = weights.iter().position(|weight| {
        sum += weight;
        let (have, need) = (sum.checked_mul(below), total.checked_mul(above));
        have.zip(need).is_some_and(|(have, need)| if of.strict { have > need } else { have >= need })
    })?;
    i64::try_from(passed + 1).ok()
}
