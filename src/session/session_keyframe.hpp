// SPDX-License-Identifier: MIT
// A session at one time, without what it shares with every later time.
#pragma once

#include <cstddef>

#include "session/session.hpp"

namespace eupnea {

/// Beats, breaths and states grow with a session and never change once they are settled, so that a
/// keyframe only counts them: the same session at a later time has them all.
class SessionKeyframe {
public:
    explicit SessionKeyframe(const Session& session);

    /// The session as it was. Drawn signals and what is not settled come from here.
    ///
    /// @param later  the same session, then or later
    Session restore(const Session& later) const;

private:
    Session rest_;
    std::size_t beats_; ///< up to the first without a classification
    std::size_t breaths_;
    std::size_t states_;
};

} // namespace eupnea
