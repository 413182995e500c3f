// SPDX-License-Identifier: MIT
// What the gallery takes pictures of: moments of a session, and the keys that lead to a screen.
#pragma once

#include <string>
#include <vector>

#include "tests/staged_session.hpp"

namespace eupnea {

struct Scene {
    std::string name;
    Stage stage;
    std::string keys{};          ///< one a frame; a line break is Enter, \v down, \f right, \t Tab
    std::string practice{};      ///< that runs, or is about to
    bool check_in = false;       ///< its questions are asked
    Seconds keys_at{-1.0};       ///< when the keys came; otherwise with the picture
    Seconds ground_at{-1.0};     ///< when the person went over to Ground
    bool reduced_motion = false; ///< as the person asked
    std::vector<std::string> own_words{}; ///< given back by the prompts
    bool shared = false;                  ///< several people share the library
};

std::vector<Scene> gallery_scenes();

} // namespace eupnea
