// SPDX-License-Identifier: MIT
#include "ui/window.hpp"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>
#include <stdexcept>

#include "ui/frame_fingerprint.hpp"

namespace eupnea::ui {

namespace {

constexpr int least_width = 640; // smaller, and the words would no longer be read
constexpr int least_height = 400;
constexpr Seconds frame_length{1.0 / 60.0};
constexpr Seconds idle_frame_length{0.1};
constexpr int frames_until_idle = 30;

std::string last_glfw_words()
{
    const char* words = nullptr;
    glfwGetError(&words);
    return words ? words : "no reason given";
}

GLFWwindow* open_window(const WindowOptions& options)
{
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    GLFWmonitor* monitor = options.fullscreen ? glfwGetPrimaryMonitor() : nullptr;
    const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
    return glfwCreateWindow(mode ? mode->width : options.width,
                            mode ? mode->height : options.height, "Eupnea", monitor, nullptr);
}

void start_imgui(GLFWwindow* window)
{
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init("#version 330");
}

} // namespace

Seconds machine_time() { return Seconds{glfwGetTime()}; }

Window::Window(const WindowOptions& options)
{
    if (!glfwInit())
        throw std::runtime_error(fmt::format("There is no display to open a window on ({}); a "
                                             "session without a window is practice --headless.",
                                             last_glfw_words()));
    window_ = open_window(options);
    if (!window_) {
        const std::string reason = last_glfw_words();
        glfwTerminate();
        throw std::runtime_error(fmt::format("The window needs OpenGL 3.3 ({}); a session without "
                                             "a window is practice --headless.",
                                             reason));
    }
    glfwSetWindowSizeLimits(window_, least_width, least_height, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(window_);
    glfwSwapInterval(1);
    glfwSetWindowUserPointer(window_, this);
    glfwSetKeyCallback(window_, on_key);
    glfwSetCharCallback(window_, on_character);
    glfwSetWindowRefreshCallback(window_, on_damage);
    start_imgui(window_); // calls the two above as well
    scenes_ = std::make_unique<SceneRenderer>();
}

Window& Window::of(GLFWwindow* window)
{
    return *static_cast<Window*>(glfwGetWindowUserPointer(window));
}

/// Comes before the character that the key makes.
void Window::on_key(GLFWwindow* window, int key, int, int action, int mods)
{
    Keys& keys = of(window).keys_;
    of(window).repeating_ = action == GLFW_REPEAT;
    if (action == GLFW_PRESS) keys.press(static_cast<Key>(key));
    if (action == GLFW_REPEAT) keys.press_again(static_cast<Key>(key));
    const bool pasted = key == GLFW_KEY_V && (mods & GLFW_MOD_CONTROL) && action == GLFW_PRESS;
    const char* text = pasted ? glfwGetClipboardString(window) : nullptr;
    if (text) keys.write(text);
}

void Window::on_character(GLFWwindow* window, unsigned character)
{
    if (of(window).repeating_)
        of(window).keys_.type_again(character);
    else
        of(window).keys_.type(character);
}

Window::~Window()
{
    client_.reset();
    glfwMakeContextCurrent(window_);
    scenes_.reset();
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(window_);
    glfwTerminate();
}

bool Window::open() const { return !glfwWindowShouldClose(window_); }

void Window::begin_frame(App& app)
{
    int width = 0;
    int pixels = 0;
    int height = 0;
    glfwGetWindowSize(window_, &width, &height);
    glfwGetFramebufferSize(window_, &pixels, nullptr);
    const float density = width > 0 ? static_cast<float>(pixels) / static_cast<float>(width) : 1.0f;
    if (app.fit(*ImGui::GetIO().Fonts, static_cast<float>(width), static_cast<float>(height),
                density)) {
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
}

void Window::show(App& app, const Session& session, Timestamp now)
{
    const double began = glfwGetTime();
    glfwPollEvents();
    begin_frame(app);
    if (keys_.pressed(Key::f11)) toggle_fullscreen();
    app.draw(session, now, keys_, scenes_.get());
    keys_.clear();
    ImGui::Render();
    paint_if_changed();
    show_client(app, session, now);
    wait_for_next_frame(began);
}

/// A display that was unplugged, or a window that was closed, closes nothing else.
void Window::show_client(App& app, const Session& session, Timestamp now)
{
    if (client_ && !client_->there()) {
        app.client_window_closed();
        client_.reset();
    }
    if (!app.wants_client_window()) client_.reset();
    if (app.wants_client_window() && !client_) client_ = ClientWindow::open_beside(window_);
    if (!client_) return glfwMakeContextCurrent(window_);
    if (client_->show(app.unit(), [&] { app.draw_client(session, now, &client_->scenes()); }))
        unchanged_ = 0;
    app.answer_client(client_->take_wish());
    glfwMakeContextCurrent(window_);
}

void Window::paint_if_changed()
{
    const std::uint64_t frame = fingerprint(*ImGui::GetDrawData(), scenes_->drawn_state());
    unchanged_ = frame == painted_ ? unchanged_ + 1 : 0;
    if (unchanged_ > 0) return;
    painted_ = frame;
    paint();
    glfwSwapBuffers(window_);
}

/// Where nothing makes the swap wait for the screen, the rest of the frame is slept through. Keys and
/// the mouse end the wait.
void Window::wait_for_next_frame(double began)
{
    const Seconds length = unchanged_ > frames_until_idle ? idle_frame_length : frame_length;
    const double left = length.count() - (glfwGetTime() - began);
    if (left > 0.001) glfwWaitEventsTimeout(left);
}

/// What was in the window is gone: the next frame is painted whatever it is.
void Window::on_damage(GLFWwindow* window) { of(window).painted_ = 0; }

/// Into the back buffer; the drawing itself lives on until the next frame begins.
void Window::paint() const
{
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    glViewport(0, 0, width, height);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Window::toggle_fullscreen()
{
    static constexpr int restored_width = 1280;
    static constexpr int restored_height = 800;
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    if (!monitor) return;
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    if (glfwGetWindowMonitor(window_))
        glfwSetWindowMonitor(window_, nullptr, 80, 80, restored_width, restored_height,
                             GLFW_DONT_CARE);
    else
        glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

Picture Window::picture() const
{
    paint();
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    Picture picture{width, height};
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadBuffer(GL_BACK);
    for (int y = 0; y < height; ++y) // OpenGL's rows begin at the bottom
        glReadPixels(0, height - 1 - y, width, 1, GL_RGB, GL_UNSIGNED_BYTE, picture.row(y));
    return picture;
}

} // namespace eupnea::ui
