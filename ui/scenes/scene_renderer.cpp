// SPDX-License-Identifier: MIT
#include "ui/scenes/scene_renderer.hpp"

#define GL_GLEXT_PROTOTYPES
#include <GL/gl.h>
#include <GL/glext.h>

#include <algorithm>
#include <fmt/format.h>
#include <imgui.h>

#include "scene_shaders.hpp"

namespace eupnea::ui {

namespace {

// Three corners around the whole picture, without a buffer.
constexpr const char* corners_shader = R"(#version 330 core
void main()
{
    vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
    gl_Position = vec4(corner, 0.0, 1.0);
}
)";

enum Place : std::size_t {
    size_at,
    coarse,
    focus,
    words_top_at,
    sinking,
    opacity,
    time,
    breath,
    heart,
    ground,
    colour,
    place_count
};
constexpr std::array<const char*, place_count> place_names{
    "size", "coarse", "focus", "words_top", "sinking", "opacity",
    "time", "breath", "heart", "ground",    "colour"};

/// 0 where the driver refuses it; then `refusal` is its first line.
unsigned compiled(GLenum kind, std::span<const char* const> parts, std::string& refusal)
{
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, static_cast<GLsizei>(parts.size()), parts.data(), nullptr);
    glCompileShader(shader);
    GLint taken = GL_FALSE;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &taken);
    if (taken == GL_TRUE) return shader;
    std::array<char, 512> words{};
    glGetShaderInfoLog(shader, static_cast<GLsizei>(words.size()), nullptr, words.data());
    refusal = words.data();
    refusal = refusal.substr(0, refusal.find('\n'));
    glDeleteShader(shader);
    return 0;
}

unsigned linked(std::string_view shader, std::string& refusal)
{
    const std::string own{shader};
    const std::array<const char*, 1> corners{corners_shader};
    const std::array<const char*, 2> parts{common_shader, own.c_str()};
    const GLuint vertex = compiled(GL_VERTEX_SHADER, corners, refusal);
    const GLuint fragment = vertex ? compiled(GL_FRAGMENT_SHADER, parts, refusal) : 0;
    if (!fragment) {
        glDeleteShader(vertex);
        return 0;
    }
    const GLuint program = glCreateProgram();
    glAttachShader(program, vertex);
    glAttachShader(program, fragment);
    glLinkProgram(program);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    GLint taken = GL_FALSE;
    glGetProgramiv(program, GL_LINK_STATUS, &taken);
    if (taken == GL_TRUE) return program;
    glDeleteProgram(program);
    refusal = "the parts do not fit together";
    return 0;
}

} // namespace

SceneRenderer::SceneRenderer()
{
    glGenVertexArrays(1, &corners_);
    glGenQueries(1, &query_);
    glGenTextures(1, &texture_);
    glGenFramebuffers(1, &target_);
    for (std::size_t i = 0; i < scenes().size(); ++i) compile(i);
    warm_up();
}

SceneRenderer::~SceneRenderer()
{
    for (const Program& program : programs_) glDeleteProgram(program.id);
    glDeleteFramebuffers(1, &target_);
    glDeleteTextures(1, &texture_);
    glDeleteQueries(1, &query_);
    glDeleteVertexArrays(1, &corners_);
}

void SceneRenderer::compile(std::size_t number)
{
    const Scene& scene = scenes()[number];
    Program program;
    std::string refusal;
    if (!scene.shader.empty()) program.id = linked(scene.shader, refusal);
    if (!refusal.empty() && note_.empty())
        note_ = fmt::format("This computer's graphics driver does not take the scene \"{}\" ({}); "
                            "a plain disc stands in for it.",
                            scene.title, refusal);
    for (std::size_t i = 0; program.id && i < place_count; ++i)
        program.places[i] = glGetUniformLocation(program.id, place_names[i]);
    programs_.push_back(program);
}

/// Many drivers finish compiling when a shader first draws.
void SceneRenderer::warm_up()
{
    fit_target({4, 4});
    for (const Scene& scene : scenes()) {
        const Program& program = programs_[static_cast<std::size_t>(&scene - scenes().data())];
        if (!program.id) continue;
        const SceneFrame frame =
            scene_frame(scene, Daylight::night, 0, {4.0f, 4.0f}, {0.0f, 0.0f, 4.0f, 4.0f}, {});
        paint(program, frame, 0);
    }
    glFinish();
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glUseProgram(0);
    glBindVertexArray(0);
}

SceneRenderer::Extent SceneRenderer::viewport()
{
    std::array<GLint, 4> box{};
    glGetIntegerv(GL_VIEWPORT, box.data());
    return {box[2], box[3]};
}

bool SceneRenderer::can_draw(const Scene& scene) const
{
    const auto number = static_cast<std::size_t>(&scene - scenes().data());
    return programs_[number].id != 0 && (whole_ || !resolution_.too_slow());
}

void SceneRenderer::add_to(ImDrawList& list, const SceneFrame& frame)
{
    order_ = {this, &frame};
    state_ = frame.state;
    list.AddCallback(
        [](const ImDrawList*, const ImDrawCmd* command) {
            const auto* order = static_cast<const Order*>(command->UserCallbackData);
            order->renderer->draw(*order->frame);
        },
        &order_);
    list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

void SceneRenderer::fit_target(Extent size)
{
    if (size == target_size_) return;
    target_size_ = size;
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, size.width, size.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glBindFramebuffer(GL_FRAMEBUFFER, target_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

void SceneRenderer::set_uniforms(const Program& program, const SceneFrame& frame) const
{
    const auto& place = program.places;
    const SceneState& state = frame.state;
    const Rect& at = frame.focus;
    glUniform2f(place[size_at], frame.size.x, frame.size.y);
    glUniform1f(place[coarse], frame.size.y / static_cast<float>(target_size_.height));
    glUniform3f(place[focus], at.centre().x, at.centre().y, 0.5f * at.height());
    glUniform1f(place[words_top_at], words_top(frame));
    glUniform1f(place[sinking], sinking_height(frame));
    glUniform1f(place[opacity], frame.opacity);
    glUniform1f(place[time], frame.drifts ? static_cast<float>(seconds_of(state.time)) : 0.0f);
    glUniform4f(place[breath], state.guide, state.guided, state.own, state.own_shown);
    glUniform4f(place[heart], state.beat, state.swing, state.quality, state.elapsed);
    glUniform3f(place[ground], frame.ground.r, frame.ground.g, frame.ground.b);
    glUniform3fv(place[colour], scene_colour_count, &frame.colours[0].r);
}

/// The time of the frame before, if it is known by now.
void SceneRenderer::read_time()
{
    if (!asked_) return;
    GLint known = GL_FALSE;
    glGetQueryObjectiv(query_, GL_QUERY_RESULT_AVAILABLE, &known);
    if (known != GL_TRUE) return;
    GLuint64 nanoseconds = 0;
    glGetQueryObjectui64v(query_, GL_QUERY_RESULT, &nanoseconds);
    asked_ = false;
    resolution_.measured(Seconds{1e-9 * static_cast<double>(nanoseconds)});
}

/// Into a target of its own, then onto the screen, enlarged where it is coarser. What the ground covers
/// is left out.
void SceneRenderer::draw(const SceneFrame& frame)
{
    const auto number = static_cast<std::size_t>(frame.scene - scenes().data());
    const Program& program = programs_[number];
    if (!program.id) return;
    read_time();
    const Extent whole = viewport();
    if (whole != drawn_) measure_anew();
    drawn_ = whole;
    const int divisor = whole_ ? 1 : resolution_.divisor();
    fit_target({(whole.width + divisor - 1) / divisor, (whole.height + divisor - 1) / divisor});
    GLint screen = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &screen);
    const bool ask = !asked_;
    if (ask) glBeginQuery(GL_TIME_ELAPSED, query_);
    const float covered = 1.0f - words_top(frame) / frame.size.y;
    const int foot = static_cast<int>(covered * static_cast<float>(target_size_.height));
    paint(program, frame, std::max(0, foot - 2)); // the edge is blended with the rows below it
    glBindFramebuffer(GL_READ_FRAMEBUFFER, target_);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, static_cast<GLuint>(screen));
    glBlitFramebuffer(0, foot, target_size_.width, target_size_.height, 0,
                      foot * whole.height / target_size_.height, whole.width, whole.height,
                      GL_COLOR_BUFFER_BIT, GL_LINEAR);
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(screen));
    if (ask) glEndQuery(GL_TIME_ELAPSED);
    asked_ = true;
    glViewport(0, 0, whole.width, whole.height);
}

/// Into the target, from `foot` rows above its bottom up.
void SceneRenderer::paint(const Program& program, const SceneFrame& frame, int foot) const
{
    glBindFramebuffer(GL_FRAMEBUFFER, target_);
    glViewport(0, 0, target_size_.width, target_size_.height);
    glDisable(GL_BLEND);
    glEnable(GL_SCISSOR_TEST);
    glScissor(0, foot, target_size_.width, target_size_.height - foot);
    glBindVertexArray(corners_);
    glUseProgram(program.id);
    set_uniforms(program, frame);
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glDisable(GL_SCISSOR_TEST);
}

} // namespace eupnea::ui
