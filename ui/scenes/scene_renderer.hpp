// SPDX-License-Identifier: MIT
// Draws scenes with OpenGL 3.3, in the middle of an ImGui draw list.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "ui/scenes/scene_frame.hpp"
#include "ui/scenes/scene_resolution.hpp"

struct ImDrawList;

namespace eupnea::ui {

/// Needs a current OpenGL 3.3 context from its construction to its end. Every shader is compiled, and
/// drawn with once, in the constructor.
class SceneRenderer {
public:
    SceneRenderer();
    ~SceneRenderer();
    SceneRenderer(const SceneRenderer&) = delete;
    SceneRenderer& operator=(const SceneRenderer&) = delete;

    /// The driver took its shader, and it can be drawn often enough.
    bool can_draw(const Scene& scene) const;

    /// A sentence for the person about what is not drawn and why; empty: nothing is missing.
    const std::string& note() const { return note_; }

    /// Into the list, one scene a frame; `frame` must live until the list is rendered.
    void add_to(ImDrawList& list, const SceneFrame& frame);

    /// Of the scene that was added last.
    const SceneState& drawn_state() const { return state_; }

    const SceneResolution& resolution() const { return resolution_; }

    /// Every pixel from now on, however long it takes: for pictures.
    void draw_whole() { whole_ = true; }

    /// Begins to look for the resolution again.
    void measure_anew() { resolution_ = {}; }

private:
    struct Program {
        unsigned id = 0;
        std::array<int, 12> places{}; ///< of the uniforms
    };
    struct Order { ///< what the draw list's callback is given
        SceneRenderer* renderer;
        const SceneFrame* frame;
    };

    struct Extent { ///< pixels
        int width = 0;
        int height = 0;
        friend bool operator==(Extent, Extent) = default;
    };

    static Extent viewport();
    void compile(std::size_t number);
    void warm_up();
    void draw(const SceneFrame& frame);
    void paint(const Program& program, const SceneFrame& frame, int foot) const;
    void set_uniforms(const Program& program, const SceneFrame& frame) const;
    void read_time();
    void fit_target(Extent size);

    std::vector<Program> programs_; ///< of each scene; id 0 where there is none
    Order order_{};
    SceneState state_;
    std::string note_;
    SceneResolution resolution_;
    bool whole_ = false;
    unsigned corners_ = 0; ///< an empty vertex array: the vertex shader makes the corners
    unsigned query_ = 0;
    bool asked_ = false; ///< a time is being measured
    unsigned target_ = 0;
    unsigned texture_ = 0;
    Extent target_size_;
    Extent drawn_; ///< the window, in the frame before
};

} // namespace eupnea::ui
